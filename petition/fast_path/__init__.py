"""Signing in front of Django: what is plainly good is taken at once, all else goes the long way."""
