"""Text: cleaned, sorted, folded, formatted and laid out, in any script."""
