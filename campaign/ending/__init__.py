"""A campaign's end: petitions closed with their result, an archive to keep, and the way back."""
