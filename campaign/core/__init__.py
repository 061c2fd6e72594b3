"""Content: pages, pictures, documents, blocks, languages, themes, sharing."""
