"""The editor's form of a resource."""
