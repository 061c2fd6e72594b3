"""Files that are read and written: lists of any making, CSV, workbooks."""
