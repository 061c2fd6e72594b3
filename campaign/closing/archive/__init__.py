"""A site's public pages as files that any browser opens, without a server: plain HTML, styles, pictures."""
