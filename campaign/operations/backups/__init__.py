"""A whole site in one file, encrypted to a key that is not on the server, and back again."""
