"""Mailings in the admin: written, looked at, sent, reported on."""
