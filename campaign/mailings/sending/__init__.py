"""The verbs of a mailing, and the workers that deliver it."""
