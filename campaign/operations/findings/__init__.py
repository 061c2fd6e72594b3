"""What is wrong with the site, in words: checks of services, work and backups."""
