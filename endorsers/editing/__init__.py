"""The editor's form of an endorser."""
