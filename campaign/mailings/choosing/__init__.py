"""Who gets a mailing: counted before, fixed when it begins."""
