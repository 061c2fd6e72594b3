"""Forms of the admin in which nobody's work is overwritten unseen."""
