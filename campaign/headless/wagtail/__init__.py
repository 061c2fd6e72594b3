"""Wagtail's own read API (v2), as this site offers it."""
