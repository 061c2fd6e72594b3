"""Defence against abuse: at the door, in reports, and by invalidation runs."""
