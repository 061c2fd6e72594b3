"""Pages and posts of anonymous visitors, and what caches may keep of them."""
