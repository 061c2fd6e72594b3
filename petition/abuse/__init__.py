"""Defence against abuse: as they arrive, in reports, and by invalidation runs."""
