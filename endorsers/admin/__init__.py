"""Endorsers in the admin."""
