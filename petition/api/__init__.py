"""Petitions in the campaign's API."""
