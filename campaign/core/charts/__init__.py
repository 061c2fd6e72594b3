"""Charts: numbers in, coordinates and words out. Templates write the SVG, Pillow the PNG."""
