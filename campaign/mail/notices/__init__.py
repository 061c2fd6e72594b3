"""Mails to colleagues about their work, in their own language: once a person, through the outbox like every other."""
