"""The wall of endorsing organizations, on the site and embedded."""
