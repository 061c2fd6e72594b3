"""The present state of the public site, and what makes cached responses out of date."""
