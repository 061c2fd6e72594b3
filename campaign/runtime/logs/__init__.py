"""Lines of the log: redacted, told once, and tied to their request."""
