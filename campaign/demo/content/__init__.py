"""What the demo campaign says, as data: one module a part of the site, all in our own words."""
