"""Networks of visitors, and fetching from addresses that somebody gave us."""
