"""What is answered when something fails: problem details, outages, unreadable requests."""
