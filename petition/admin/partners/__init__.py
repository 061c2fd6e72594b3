"""Partners and their keys in the admin."""
