"""Confirming, unsubscribing and asking for a link: what the addresses in our mails lead to.

A GET changes nothing, since mail scanners follow links (cases S1 and S20): a page with a button does.
"""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from campaign.core.pages.translations import in_language
from campaign.core.signed_links import DeadLinkError, Reason
from campaign.runtime.network.networks import client_address, network_key
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate, RateLimitError
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import changed_since, digest
from campaign.web.forms.waiting import Wait
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import SAFE, private
from petition.mails import links
from petition.mails.links import Purpose
from petition.mails.resending import LINKS, send_links
from petition.models import Signature
from petition.privacy.shown_words import shown_words, words_of
from petition.referrals.links import presenting_slug, with_ref
from petition.referrals.tokens import ref_of
from petition.self_service.forms import LinkForm
from petition.self_service.opening import by_link, dead_link
from petition.signing.confirming import Confirmation, confirm
from petition.signing.withdrawing import unsubscribe

BY_NETWORK = Rate(burst=5, sustained=30)
BY_ADDRESS = Rate(burst=2, sustained=5)
ONE_CLICK = ("List-Unsubscribe", "One-Click")


@private()
@public_post
@by_link(Purpose.CONFIRM)
def confirm_page(request: HttpRequest, signature: Signature) -> HttpResponse:
    """A page with one button; its post confirms, as often as it is pressed, and goes on to the petition's thanks."""
    if request.method != "POST":
        return render(request, "petition/signer/confirm.html", _to_confirm(signature))
    shown = request.POST.get(SHOWN)
    outcome = confirm(signature=signature, shown=shown)
    if outcome is Confirmation.CHANGED:
        changed = changed_since(words_of(signature), shown or "")
        return render(request, "petition/signer/confirm.html", _to_confirm(signature, changed=changed), status=409)
    if outcome is not Confirmation.CONFIRMED:
        return render(request, "petition/signer/confirm.html", _to_confirm(signature, refused=True), status=409)
    petition = in_language(signature.petition, get_language() or "").specific
    if petition.live and petition.get_url(request):
        thanks = petition.thanks_url(request, presenting_slug(signature))
        return SeeOther(with_ref(f"{thanks}?confirmed", ref_of(signature)))
    return render(request, "petition/signer/confirm.html", _to_confirm(signature, confirmed=True))


@private()
@csrf_exempt
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button. RFC 8058's post comes from a mail provider and is done in one step."""
    if request.method == "POST" and request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        return _unsubscribe_at_once(token)
    return _unsubscribe_by_button(request, token)


@public_post
@by_link(Purpose.UNSUBSCRIBE)
def _unsubscribe_by_button(request: HttpRequest, signature: Signature) -> HttpResponse:
    if request.method == "POST":
        unsubscribe(signature=signature)
        signature.subscribe = False
    return render(request, "petition/signer/unsubscribe.html", {"signature": signature})


def _unsubscribe_at_once(token: str) -> HttpResponse:
    try:
        unsubscribe(signature=links.read(token, Purpose.UNSUBSCRIBE))
    except DeadLinkError as error:
        if error.reason is Reason.BROKEN:
            return HttpResponse("No such link.", content_type="text/plain", status=404)
    # Erased data get no mail either.
    return HttpResponse("Unsubscribed.", content_type="text/plain")


@private()
@public_post
def broken_link_page(request: HttpRequest) -> HttpResponse:
    """A link without its token, or with more than that: the same help as for a damaged one."""
    return dead_link(request, DeadLinkError(Reason.BROKEN))


@private()
@public_post
def link_page(request: HttpRequest) -> HttpResponse:
    """Takes an address and mails its links to it. The answer is the same whether the address has signed or not."""
    if request.method != "POST":
        return render(request, "petition/signer/link.html", {"form": LinkForm()})
    form = LinkForm(request.POST)
    if not form.is_valid():
        return render(request, "petition/signer/link.html", {"form": form}, status=422)
    address = form.cleaned_data["email"]
    try:
        _check_rates(request, address)
    except RateLimitError as error:
        wait = Wait.of(error)
        response = render(request, "petition/signer/link.html", {"form": form, "too_many": wait}, status=429)
        return wait.told_by(response)
    send_links(address=address)
    return SeeOther(reverse("signer:link_sent"))


@private(SAFE)
def link_sent_page(request: HttpRequest) -> HttpResponse:
    return render(request, "petition/signer/link_sent.html", {"days": links.DAYS, "links_at_most": LINKS})


@private(SAFE)
def erased_page(request: HttpRequest) -> HttpResponse:
    return render(request, "petition/signer/erased.html")


def _check_rates(request: HttpRequest, address: str) -> None:
    """Count an address that never signed too: the limit must not tell them apart."""
    network = network_key(client_address(request))
    rate_limits.check(what="link", who=network, rate=BY_NETWORK)
    rate_limits.check(what="link", who=links.fingerprint(address), rate=BY_ADDRESS)


def _to_confirm(
    signature: Signature, *, confirmed: bool = False, refused: bool = False, changed: Collection[str] = ()
) -> dict:
    petition = signature.petition
    known = digest(words_of(signature))
    anew = signature.is_signed_anew
    pending = anew or signature.state == Signature.State.PENDING
    signature = signature.with_held_words()
    return {
        "signature": signature,
        "petition": in_language(petition, get_language() or ""),
        "words": shown_words(signature, changed),
        "shown": known,
        "changed": bool(changed),
        "refused": refused,
        "withdrawn": signature.state == Signature.State.WITHDRAWN and not anew,
        "closed": pending and not petition.is_open(),
        "confirmed": confirmed or (not pending and signature.address_confirmed_at is not None),
        "manage_link": links.link_path(signature, Purpose.MANAGE),
    }
