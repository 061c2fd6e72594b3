"""Colleagues are invited by mail: an account without a password, and a link with which its owner sets one."""
