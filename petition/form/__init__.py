"""The form that a signer sends: its fields, questions and version."""
