"""Where a visitor is sent: from old addresses, and back after a form."""
