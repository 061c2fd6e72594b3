"""What every request passes: the front, accounts, policies, public posts and reads, failures."""
