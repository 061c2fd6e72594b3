"""Several people speak for one organization: one of them, the main contact, decides, and invites others."""
