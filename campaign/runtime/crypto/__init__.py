"""Files that one person can read, and secrets that the database does not tell."""
