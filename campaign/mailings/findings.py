"""What ``manage.py doctor`` says of mailings: the sender's domain in the DNS, the return path, and what halted."""

import re
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _

from campaign.mailings.models import Mailing
from campaign.mailings.sender_domain import DnsUnknownError, Domain, look_up
from campaign.runtime.findings import Finding, check, fine, worth_a_look

_POLICY = re.compile(r"\bp\s*=\s*(none|quarantine|reject)\b", re.IGNORECASE)


@check
def sender_domain() -> Finding:
    """What receivers look up before they believe a mail; the signature itself is the mail server's."""
    name = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    if "." not in name:
        return fine(
            "Sender’s domain", _("%(domain)s is no domain of the internet; nothing to look up.") % {"domain": name}
        )
    try:
        domain = look_up(name)
    except DnsUnknownError as error:
        words = _("The DNS of %(domain)s can’t be asked from here (%(why)s). Look for SPF, DKIM and DMARC yourselves.")
        return worth_a_look("Sender’s domain", words % {"domain": name, "why": error})
    return _judged(domain)


def _judged(domain: Domain) -> Finding:
    policy = _POLICY.search(domain.dmarc)
    seen = [
        _("SPF: %(record)s") % {"record": domain.spf or _("none")},
        _("DMARC: %(policy)s") % {"policy": policy[1].lower() if policy else _("none")},
        _("DKIM: keys at %(names)s") % {"names": ", ".join(domain.dkim)}
        if domain.dkim
        else _("DKIM: none under the usual names; a key under another name can’t be seen from here"),
    ]
    words = f"{domain.name}. {'; '.join(seen)}."
    if domain.spf and policy:
        return fine("Sender’s domain", words)
    missing = _("Large receivers refuse mails to many from a domain without SPF, DKIM and DMARC.")
    return worth_a_look("Sender’s domain", f"{words} {missing}")


@check
def return_path() -> Finding:
    if settings.BOUNCE_ADDRESS:
        return fine("Bounces", _("Delivery reports come to %(address)s.") % {"address": settings.BOUNCE_ADDRESS})
    if settings.ANYMAIL_WEBHOOK_SECRET:
        return fine("Bounces", _("The mail service reports bounces and complaints by its webhooks."))
    words = _("Mails that come back later are not known here: set BOUNCE_ADDRESS, or the webhooks of a mail service.")
    return worth_a_look("Bounces", words)


@check
def halted_mailings() -> Finding:
    by_itself = [Mailing.HaltedBy.BOUNCES, Mailing.HaltedBy.COMPLAINTS, Mailing.HaltedBy.PROBLEMS]
    halted = Mailing.objects.filter(halted_by__in=by_itself, state__in=[Mailing.State.PAUSED, Mailing.State.DRAFT])
    if first := halted.order_by("-pk").first():
        words = _("“%(title)s” halted %(why)s.") % {"title": first.title, "why": first.get_halted_by_display()}
        return worth_a_look("Mailings", words)
    return fine("Mailings", _("None has halted itself."))
