"""What an endpoint takes: parameters and bodies, in one language, once."""
