"""The library in the admin."""
