"""Signers' personal data: shown to them, kept for a time, erased."""
