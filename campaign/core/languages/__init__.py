"""Pages in several languages: which one an address is in, and where a page's translations are."""
