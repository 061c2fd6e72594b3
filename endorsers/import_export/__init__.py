"""Endorsers out of and into CSV."""
