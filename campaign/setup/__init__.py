"""Setting up a campaign: the first pages, the list of what is still to do, and the launch."""
