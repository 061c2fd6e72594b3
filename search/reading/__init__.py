"""One reading of words, for what is indexed and for what visitors type."""
