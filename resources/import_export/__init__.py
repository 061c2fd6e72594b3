"""Resources out of lists."""
