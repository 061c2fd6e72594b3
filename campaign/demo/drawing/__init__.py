"""Pictures and files that the demo draws for itself, the same at each run."""
