"""The message catalogs: editors' own words in them, and how complete each language is."""
