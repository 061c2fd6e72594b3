"""Mailings: one letter to many mailboxes, written by editors, to people who asked for it."""
