"""What signers and their programs send: values, where they come from, the words that they saw."""
