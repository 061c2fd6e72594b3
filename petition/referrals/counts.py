"""How many came by a signer's own link, and by the links of those."""

from dataclasses import dataclass
from datetime import datetime

from petition.counting.days import began_today
from petition.models import Signature


@dataclass(frozen=True)
class Friends:
    """``through_friends`` are a part of ``all``."""

    all: int
    through_friends: int


def friends_of(signature: Signature, *, now: datetime | None = None) -> Friends:
    """Those who count, and did before today began: a number that rises at once tells whether an address had signed."""
    counted = Signature.objects.confirmed().filter(confirmed_at__lt=began_today(now))
    own = counted.filter(referred_by=signature.pk).count()
    further = counted.filter(referred_by__referred_by=signature.pk).exclude(pk=signature.pk).count()
    return Friends(own + further, further)
