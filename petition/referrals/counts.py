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
    """Those who count, whose address is confirmed, and was before today began.

    A number that rises at once, or by whoever types somebody's address, tells whether that address had signed. So a
    friend between must have confirmed too: the ref of one who never did is as good as one that is nobody's.
    """
    counted = Signature.objects.brought().filter(address_confirmed_at__lt=began_today(now))
    own = counted.filter(referred_by=signature.pk).count()
    by_friends = counted.filter(referred_by__referred_by=signature.pk, referred_by__address_confirmed_at__isnull=False)
    further = by_friends.exclude(pk=signature.pk).count()
    return Friends(own + further, further)


def came_by_a_friend(signature: Signature) -> bool:
    """Whether somebody who owns their address brought this signer; else a ref that nobody confirmed could be tried."""
    return Signature.objects.brought().filter(pk=signature.referred_by_id).exists()
