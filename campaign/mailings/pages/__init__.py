"""What links of mailings open."""
