"""Signing: the one verb, its channels, confirmation and withdrawal."""
