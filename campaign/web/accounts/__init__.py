"""How editors sign in: a password, a second step, and limits on guessing either."""
