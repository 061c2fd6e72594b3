"""Abuse in the admin: access rules, invalidation runs, trends."""
