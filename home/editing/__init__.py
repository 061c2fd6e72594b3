"""The editor's form of a landing page."""
