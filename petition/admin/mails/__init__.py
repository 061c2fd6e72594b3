"""The mails' words in the admin."""
