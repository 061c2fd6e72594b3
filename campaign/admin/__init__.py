"""The admin of the campaign: its menu, first page, guide and reports."""
