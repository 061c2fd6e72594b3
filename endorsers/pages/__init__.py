"""Views of the endorsers' pages."""
