"""Editors' decisions on signatures: set aside, restored, corrected."""
