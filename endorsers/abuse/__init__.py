"""Limits on how often endorsements are sent."""
