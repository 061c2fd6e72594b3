"""The editor's form of a petition: what a new one holds, and what is worth a look."""
