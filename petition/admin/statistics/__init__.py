"""Statistics in the admin: how petitions grow, and where their signatures come from."""
