"""The side-by-side benchmark: ``make bench``. Each ratio is measured in turns on one machine."""
