"""How often one visitor may do something, counted where all workers see it."""
