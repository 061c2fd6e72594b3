"""Views of the petition's pages."""
