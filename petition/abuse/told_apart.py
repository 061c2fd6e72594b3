"""Whether the site sees where its signers come from: behind a proxy that it does not trust, all are one network."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.runtime.findings import Finding, check, fine, worth_a_look
from campaign.runtime.network.networks import network_key
from petition.models import Signature
from petition.models.querysets import SignatureQuerySet

LOOKED_BACK = timedelta(hours=24)
# No more than the newest of these are looked at, and fewer than the others say nothing.
NEWEST, FEWEST = 1000, 40
NEARLY_ALL = 0.6
_VISITED = (Signature.Channel.FORM, Signature.Channel.EMBED, Signature.Channel.API)
_THIS_MACHINE = ("127.0.0.1", "::1")


@check
def networks() -> Finding:
    """S42: reads what the web processes stored, so it says the same in the shell and in the admin."""
    recent = _recent()
    total = len(recent)
    keys = [key for key in recent if key]
    unseen = total - len(keys)
    if unseen and unseen >= total * (1 - NEARLY_ALL):
        words = _(
            "%(unseen)d of the last %(total)d signatures came through a proxy that TRUSTED_PROXIES does not name: "
            "nobody knows their networks, so none is limited or blocked. Name the proxy's address in "
            "TRUSTED_PROXIES (docs/settings.md, docs/deploy.md)."
        )
        return worth_a_look("Networks", words % {"unseen": unseen, "total": total})
    busiest = max(set(keys), key=keys.count, default="")
    share = keys.count(busiest) / total if total >= FEWEST else 0
    if share >= NEARLY_ALL:
        here = busiest in {network_key(address) for address in _THIS_MACHINE}
        words = _(
            "One network%(where)s sent %(percent)d%% of the last %(total)d signatures. If that is no campus, a "
            "proxy or CDN stands before the site: name it in TRUSTED_PROXIES, or tell nginx of it (set_real_ip_from)."
        )
        where = _(" (this machine)") if here else ""
        return worth_a_look("Networks", words % {"where": where, "percent": round(share * 100), "total": total})
    return fine("Networks", _("Signers from different places are told apart."))


def _recent() -> list[str]:
    signatures: SignatureQuerySet = Signature.objects.filter(
        created_at__gte=timezone.now() - LOOKED_BACK, channel__in=_VISITED
    )
    return list(signatures.order_by("-pk").values_list("network_key", flat=True)[:NEWEST])
