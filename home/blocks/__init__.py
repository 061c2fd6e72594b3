"""Blocks of landing pages and of questions."""
