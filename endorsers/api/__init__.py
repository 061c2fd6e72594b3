"""Endorsers in the campaign's API."""
