"""Background tasks: lanes, workers, the schedule."""
