"""The ledger of signatures in the admin."""
