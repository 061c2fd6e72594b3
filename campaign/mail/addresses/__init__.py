"""E-mail addresses: which are valid, which share a mailbox, which are mistyped."""
