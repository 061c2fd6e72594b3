"""A campaign page that exists elsewhere: read, shown to an editor item by item, and taken in."""
