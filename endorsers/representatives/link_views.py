"""Confirming and asking for a link: what the addresses in our mails lead to.

A GET changes nothing, since mail scanners follow links: a page with a button does.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from campaign.core.links import DeadLinkError, Reason
from campaign.core.private_pages import SAFE, View, private
from campaign.core.public_posts import public_post
from campaign.core.rate_limits import RateLimitError
from campaign.core.responses import SeeOther
from endorsers.forms import LinkForm
from endorsers.mails.resending import send_links
from endorsers.mails.words import mail_language
from endorsers.models import EndorsementContact
from endorsers.rates import check_asking
from endorsers.representatives import links
from endorsers.representatives.changing import latest_version
from endorsers.representatives.confirming import confirm_address, confirm_endorsement
from endorsers.representatives.links import Purpose


def by_link(purpose: Purpose) -> Callable[[View], View]:
    """Give the view the contact that the address's token opens, in the language in which they wrote."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            try:
                contact = links.read(token, purpose)
            except DeadLinkError as error:
                return _dead_link(request, error)
            with translation.override(mail_language(contact.language)):
                return view(request, contact)

        return opened

    return decorate


def _dead_link(request: HttpRequest, error: DeadLinkError) -> HttpResponse:
    """410 where the link was one of ours, 404 where it never was; each says how to get a new one."""
    status = 404 if error.reason is Reason.BROKEN else 410
    context = {"reason": error.reason.value, "days": links.DAYS, "form": LinkForm()}
    return render(request, "endorsers/own/dead_link.html", context, status=status)


@private()
@public_post
@by_link(Purpose.CONFIRM)
def confirm_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """What was entered, and one button; its post confirms, as often as it is pressed."""
    if request.method == "POST":
        if confirm_endorsement(contact=contact):
            return SeeOther(f"{links.link_path(contact, Purpose.MANAGE)}?done=confirmed")
        return render(request, "endorsers/own/confirm.html", _to_confirm(contact), status=409)
    return render(request, "endorsers/own/confirm.html", _to_confirm(contact))


@private()
@public_post
@by_link(Purpose.ADDRESS)
def address_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """One button, with which the owner of another address makes it the contact's own."""
    if request.method == "POST":
        if contact.new_email:
            confirm_address(contact=contact, new_email=contact.new_email)
        return SeeOther(f"{links.link_path(contact, Purpose.MANAGE)}?done=address")
    context = {"contact": contact, "endorser": contact.endorser, "waits": bool(contact.new_email)}
    return render(request, "endorsers/own/address.html", context)


@private()
@public_post
def link_page(request: HttpRequest) -> HttpResponse:
    """Takes an address and mails its links to it. The answer is the same whether the address has endorsed or not."""
    if request.method != "POST":
        return render(request, "endorsers/own/link.html", {"form": LinkForm()})
    form = LinkForm(request.POST)
    if not form.is_valid():
        return render(request, "endorsers/own/link.html", {"form": form}, status=422)
    address = form.cleaned_data["email"]
    try:
        check_asking(request, address)
    except RateLimitError as error:
        response = render(request, "endorsers/own/link.html", {"form": form, "too_many": True}, status=429)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    send_links(address=address)
    return SeeOther(reverse("endorsement:link_sent"))


@private(SAFE)
def link_sent_page(request: HttpRequest) -> HttpResponse:
    return render(request, "endorsers/own/link_sent.html", {"days": links.DAYS})


def _to_confirm(contact: EndorsementContact) -> dict:
    version = latest_version(contact.endorser)
    return {
        "contact": contact,
        "endorser": version,
        "logo": version.new_logo,
        "withdrawn": contact.endorser.withdrawn_at is not None,
        "own_page": links.link_path(contact, Purpose.MANAGE),
    }
