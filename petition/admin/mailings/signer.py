"""Mailings on a signature's page: what was sent to the signer, why they get none, and how that is lifted."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin

from campaign.mailings.audiences import LeftOut
from campaign.mailings.choosing.own_mailings import SentMailing, known_of, mailings_to, why_none
from campaign.mailings.returns.mailboxes import lift
from petition.models import Signature

# What is known of the mailbox alone; the rest is the signer's own word, which no editor changes.
_LIFTED = (LeftOut.BOUNCED, LeftOut.FULL, LeftOut.COMPLAINED)


@dataclass(frozen=True)
class SignerMails:
    """``why``: in words, why they get no mailings; empty for those who get them."""

    sent: list[SentMailing]
    why: str | Promise
    may_be_lifted: bool
    status: str


def mails_of(signature: Signature) -> SignerMails | None:
    """None where the data was removed, or the signature is on no site."""
    site = signature.petition.get_site()
    if signature.anonymized_at is not None or site is None:
        return None
    reason = why_none("signers", site, signature.pk, signature.canonical_email)
    why = _("is withdrawn or set aside") if reason is None else reason.words if reason else ""
    status = known_of(signature.canonical_email).exclude(status="").values_list("status", flat=True).first() or ""
    return SignerMails(mailings_to(signature.canonical_email), why, reason in _LIFTED, status)


class LiftView(PermissionCheckedMixin, View):
    """POST: send mailings to the mailbox again."""

    model = Signature
    permission_required = "change"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        signature = get_object_or_404(Signature.objects.personal(), pk=pk)
        lifted = [lift(box=box) for box in known_of(signature.canonical_email)]
        if any(lifted):
            messages.success(request, _("Mailings go to this mailbox again."))
        else:
            messages.warning(request, _("Nothing was changed."))
        return redirect("signatures:inspect", pk)
