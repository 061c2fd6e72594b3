"""Writing the audit trail of signatures."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from petition.models import Signature, SignatureEvent


def record(
    signature: Signature,
    kind: SignatureEvent.Kind,
    *,
    now: datetime,
    by: AbstractBaseUser | None = None,
    **details: Any,
) -> None:
    """Note what happened, in the transaction in which it happens. ``details`` never hold personal data."""
    SignatureEvent.objects.create(signature=signature, kind=kind, at=now, by=by, details=details)
