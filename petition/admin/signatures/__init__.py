"""Signatures in the admin."""
