"""Personal data: how long it is kept, and where it is erased."""
