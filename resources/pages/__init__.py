"""Views of the library: lists, filters, feeds, structured data."""
