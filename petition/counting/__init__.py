"""How many signed: tallies, their check and mending, goals, history."""
