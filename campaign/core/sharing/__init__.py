"""Passing a page on: links, their texts, Mastodon."""
