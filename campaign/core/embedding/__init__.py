"""What other sites show in a frame: who may frame it, in which language, and how it looks there."""
