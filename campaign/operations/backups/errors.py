"""What can go wrong with a backup."""


class BackupError(Exception):
    """A backup can't be made or read; the message says why."""
