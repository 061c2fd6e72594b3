"""What a petition looks like where it is shared."""
