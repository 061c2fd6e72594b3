"""Signatures out of and into files."""
