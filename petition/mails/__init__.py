"""Mails to signers: their words, what is owed, and delivery."""
