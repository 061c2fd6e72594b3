"""Policies of browsers: content security, framing, files and calls across origins."""
