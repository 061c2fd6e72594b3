"""The form that an organization sends: its fields, logo and version."""
