"""Writing the trail of what happened to endorsements."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from endorsers.models import Endorser, EndorserEvent


def record(
    endorser: Endorser,
    kind: EndorserEvent.Kind,
    *,
    now: datetime,
    by: User | None = None,
    message: str = "",
    **details: Any,
) -> None:
    """Note what happened, in the transaction in which it happens. ``details`` never hold personal data."""
    EndorserEvent.objects.create(endorser=endorser, kind=kind, at=now, by=by, message=message, details=details)
