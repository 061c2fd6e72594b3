"""Mail: composed, owed by rows, delivered."""
