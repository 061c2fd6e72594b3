"""The database as it is in operation: away, replicated, locked, migrated while in use."""
