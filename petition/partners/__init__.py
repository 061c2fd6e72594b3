"""Partners that sign for people on sites of their own: their keys, what a key opens, what they may count."""
