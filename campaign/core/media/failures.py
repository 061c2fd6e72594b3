"""How the place of media files fails: an S3 server that refuses or does not answer, or a full disk."""

import errno
import sys

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def is_media_failure(error: BaseException) -> bool:
    """True for what storages raise where files can't be written or read for now."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    if "botocore" not in sys.modules:  # media is kept in a folder, and loading it takes a while
        return False
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    return isinstance(error, Boto3Error | BotoCoreError | ClientError)
