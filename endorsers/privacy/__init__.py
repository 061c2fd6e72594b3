"""Representatives' personal data: kept for a time, erased."""
