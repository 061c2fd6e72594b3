"""Documents: their formats, their words, and handing them out."""
