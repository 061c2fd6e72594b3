"""What stands first for a search: the words, and what is said of the petition there."""

PROMOTED_WORDS = ["sign", "sign the petition"]
PROMOTED_DESCRIPTION = "Add your name. It takes a minute."
