"""The public log of each petition's signatures: see docs/transparency.md."""
