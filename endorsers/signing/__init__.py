"""An organization endorses: submitted, confirmed, changed, with its audit trail."""
