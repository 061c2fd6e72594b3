"""What machines ask for: robots.txt, the sitemap, well-known addresses."""
