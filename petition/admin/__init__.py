"""Petitions and their records in the admin."""
