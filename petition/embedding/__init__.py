"""The petition on other sites: in a frame, as a badge, and what their editors paste in."""
