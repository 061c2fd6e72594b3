"""Confirming and asking for a link: what the addresses in our mails lead to.

A GET changes nothing, since mail scanners follow links: a page with a button does.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from campaign.core.languages.site_pages import current_site
from campaign.core.signed_links import DeadLinkError, Reason
from campaign.mail.words import mail_language
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from campaign.web.forms.waiting import Wait
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import SAFE, View, private
from endorsers.abuse.rates import check_asking
from endorsers.form.forms import LinkForm
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.mails.resending import LINKS, send_links
from endorsers.models import EndorsementContact
from endorsers.signing.changing import latest_version
from endorsers.signing.confirming import confirm_address, confirm_endorsement
from endorsers.signing.shown_words import address_words, words_of


def by_link(purpose: Purpose, *, main: bool = False) -> Callable[[View], View]:
    """Give the view the contact that the address's token opens, in the language in which they wrote.

    ``main``: only the main contact does it; others are led to their own page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str, **place: Any) -> HttpResponse:
            try:
                contact = links.read(token, purpose)
                if contact.endorser.site != current_site():
                    raise DeadLinkError(Reason.BROKEN)  # the page of another site is none on this host
            except DeadLinkError as error:
                return _dead_link(request, error)
            if main and not contact.is_main:
                return SeeOther(links.link_path(contact, Purpose.MANAGE))
            with translation.override(mail_language(contact.language)):
                return view(request, contact, **place)

        return opened

    return decorate


def _dead_link(request: HttpRequest, error: DeadLinkError) -> HttpResponse:
    """410 where the link was one of ours, 404 where it never was; each says how to get a new one."""
    status = 404 if error.reason is Reason.BROKEN else 410
    context = {"reason": error.reason.value, "days": links.DAYS, "form": LinkForm()}
    return render(request, "endorsers/own/dead_link.html", context, status=status)


@private()
@public_post
@by_link(Purpose.CONFIRM, main=True)
def confirm_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """What was entered, and one button; its post confirms, as often as it is pressed."""
    if request.method == "POST":
        try:
            if confirm_endorsement(contact=contact, shown=request.POST.get(SHOWN)):
                return SeeOther(f"{links.link_path(contact, Purpose.MANAGE)}?done=confirmed")
        except ChangedMeanwhileError as error:
            return render(request, "endorsers/own/confirm.html", _to_confirm(contact, error.fields), status=409)
        return render(request, "endorsers/own/confirm.html", _to_confirm(contact), status=409)
    return render(request, "endorsers/own/confirm.html", _to_confirm(contact))


@private()
@public_post
@by_link(Purpose.ADDRESS)
def address_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """One button, with which the owner of another address makes it the contact's own."""
    if request.method != "POST":
        return render(request, "endorsers/own/address.html", _about_address(contact))
    try:
        if contact.new_email:
            confirm_address(contact=contact, new_email=contact.new_email, shown=request.POST.get(SHOWN))
    except ChangedMeanwhileError:
        context = _about_address(contact) | {"changed": True}
        return render(request, "endorsers/own/address.html", context, status=409)
    return SeeOther(f"{links.link_path(contact, Purpose.MANAGE)}?done=address")


@private()
@public_post
def broken_link_page(request: HttpRequest) -> HttpResponse:
    """A link without its token, or with more than that: the same help as for a damaged one."""
    return _dead_link(request, DeadLinkError(Reason.BROKEN))


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
        wait = Wait.of(error)
        return wait.told_by(render(request, "endorsers/own/link.html", {"form": form, "too_many": wait}, status=429))
    send_links(address=address)
    return SeeOther(reverse("endorsement:link_sent"))


@private(SAFE)
def link_sent_page(request: HttpRequest) -> HttpResponse:
    return render(request, "endorsers/own/link_sent.html", {"days": links.DAYS, "links_at_most": LINKS})


def _about_address(contact: EndorsementContact) -> dict:
    return {
        "contact": contact,
        "endorser": contact.endorser,
        "waits": bool(contact.new_email),
        "shown": digest(address_words(contact)),
    }


def _to_confirm(contact: EndorsementContact, changed: Collection[str] = ()) -> dict:
    version = latest_version(contact.endorser)
    return {
        "contact": contact,
        "endorser": version,
        "logo": version.new_logo,
        "shown": digest(words_of(contact)),
        "changed": changed,
        "withdrawn": contact.endorser.withdrawn_at is not None,
        "manage_link": links.link_path(contact, Purpose.MANAGE),
    }
