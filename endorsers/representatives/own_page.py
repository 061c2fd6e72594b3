"""The organization's own page: see where the endorsement stands, change it, withdraw it. Each act is a post."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.core.private_pages import SAFE, private
from campaign.core.public_posts import public_post
from campaign.core.rate_limits import RateLimitError
from campaign.core.responses import SeeOther
from endorsers.forms import OwnEndorsementForm
from endorsers.logos.views import logo_response
from endorsers.models import EndorsementContact
from endorsers.rates import check_sending
from endorsers.regions import suggested_regions
from endorsers.representatives import links
from endorsers.representatives.changing import change_contact, change_endorsement, latest_version, withdraw_endorsement
from endorsers.representatives.link_views import by_link
from endorsers.representatives.links import Purpose
from endorsers.representatives.own_state import OwnState, own_state

# What the page says after an act, by the query that the act leads back with.
DONE = {
    "confirmed": _("Confirmed, thank you. We read it now and write to you."),
    "changed": _("Your changes are saved. They are shown once we have read them."),
    "saved": _("Your changes are saved."),
    "unchanged": _("Nothing was changed."),
    "withdrawn": _("The endorsement is withdrawn. It is no longer shown."),
    "address": _("This address is yours now for this endorsement."),
}


@private(SAFE)
@by_link(Purpose.MANAGE)
def own_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    done = DONE.get(request.GET.get("done", ""))
    form = OwnEndorsementForm(contact=contact, version=latest_version(contact.endorser))
    return _own_page(request, contact, form, done=done)


@private()
@public_post
@by_link(Purpose.MANAGE)
def change_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """Writes a version that is reviewed; what speaks of the contact alone is saved at once."""
    if request.method != "POST" or own_state(contact) == OwnState.REJECTED:
        return _back(contact)
    form = OwnEndorsementForm(request.POST, request.FILES, contact=contact, version=latest_version(contact.endorser))
    try:
        check_sending(request)
    except RateLimitError as error:
        response = _own_page(request, contact, form, status=429, too_many=True)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    if not form.is_valid():
        form.keep_logo()
        return _own_page(request, contact, form, status=422)
    saved = change_contact(contact=contact, **form.contact_values())
    changed = change_endorsement(contact=contact, changes=form.changes(), logo=form.stored_logo())
    return _back(contact, "changed" if changed else "saved" if saved else "unchanged")


@private()
@public_post
@by_link(Purpose.MANAGE)
def withdraw_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    if request.method != "POST":
        return _back(contact)
    withdraw_endorsement(contact=contact)
    return _back(contact, "withdrawn")


@private(SAFE)
@by_link(Purpose.MANAGE)
def own_logo(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """The logo that waits for its review, for those who sent it. Raises Http404 where none does."""
    logo = latest_version(contact.endorser).new_logo
    if logo is None:
        raise Http404
    return logo_response(logo)


def _own_page(
    request: HttpRequest, contact: EndorsementContact, form: OwnEndorsementForm, *, status: int = 200, **more: object
) -> HttpResponse:
    token = links.token(contact, Purpose.MANAGE)
    paths = {name: reverse(f"endorsement:{name}", args=[token]) for name in ("change", "withdraw", "logo")}
    state = own_state(contact)
    context = {
        "contact": contact,
        "endorser": form.version,
        "form": form,
        "state": state.value,
        "may_change": state != OwnState.REJECTED,
        "may_withdraw": state not in (OwnState.WITHDRAWN, OwnState.REJECTED),
        "message": contact.message if state not in (OwnState.SHOWN, OwnState.UNCONFIRMED) else "",
        "paths": paths,
        "confirm_path": links.link_path(contact, Purpose.CONFIRM),
        "wall": links.endorsers_page(contact.endorser),
        "regions": suggested_regions(),
        **more,
    }
    return render(request, "endorsers/own/own_page.html", context, status=status)


def _back(contact: EndorsementContact, done: str = "") -> HttpResponse:
    contact.refresh_from_db()
    address = links.link_path(contact, Purpose.MANAGE)
    return SeeOther(f"{address}?done={done}" if done else address)
