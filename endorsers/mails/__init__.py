"""Mails to representatives: their words, what is owed, and delivery."""
