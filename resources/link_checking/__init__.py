"""Links of resources to other sites, looked at once a day."""
