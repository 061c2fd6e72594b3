"""What is remembered: in Redis, which may be away, and for one request."""
