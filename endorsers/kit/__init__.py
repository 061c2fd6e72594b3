"""What an organization needs to bring people: link, pictures, sheets to print and texts, drawn when asked for."""
