"""Closing a campaign: petitions closed with their result, an archive to keep, and the way back."""
