"""The organization's own page: see where the endorsement stands, change it, withdraw it. Each act is a post."""

from enum import StrEnum

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from campaign.mailings.pages.own_choice import ChoiceForm, own_mails
from campaign.mailings.returns.choices import Choice, choose
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from campaign.web.forms.waiting import Wait
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import SAFE, private
from endorsers.abuse.rates import check_sending, may_keep_logo
from endorsers.form.forms import OwnEndorsementForm
from endorsers.form.regions import suggested_regions
from endorsers.logos.views import logo_response
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact
from endorsers.privacy.erasing import erase_contact
from endorsers.self_service.link_views import by_link
from endorsers.self_service.people_views import DONE as PEOPLE_DONE
from endorsers.self_service.people_views import back, member_page, people_of
from endorsers.signing.changing import (
    AskedEnoughError,
    allow_mails,
    change_contact,
    change_endorsement,
    latest_version,
    withdraw_endorsement,
)
from endorsers.signing.shown_words import check_as_shown, locked, words_of


class OwnState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    UNDER_REVIEW = "under_review"
    CHANGES_ASKED = "changes_asked"
    SHOWN = "shown"
    CHANGE_UNDER_REVIEW = "change_under_review"
    CHANGES_ASKED_OF_SHOWN = "changes_asked_of_shown"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


def own_state(contact: EndorsementContact) -> OwnState:
    endorser = contact.endorser
    if endorser.withdrawn_at is not None:
        return OwnState.WITHDRAWN
    if endorser.rejected_at is not None and not endorser.live:
        return OwnState.REJECTED
    review = endorser.current_workflow_state
    asked = review is not None and review.status == WorkflowState.STATUS_NEEDS_CHANGES
    waits = review is not None or contact.review_due_at is not None
    if asked and contact.review_due_at is None:
        return OwnState.CHANGES_ASKED_OF_SHOWN if endorser.live else OwnState.CHANGES_ASKED
    if endorser.live:
        return OwnState.CHANGE_UNDER_REVIEW if waits else OwnState.SHOWN
    return OwnState.UNDER_REVIEW if contact.is_confirmed else OwnState.UNCONFIRMED


# What the page says after an act, by the query that the act leads back with.
DONE = {
    "confirmed": _("Confirmed, thank you. We read it now and write to you."),
    "changed": _("Your changes are saved. They are shown once we have read them."),
    "saved": _("Your changes are saved."),
    "unchanged": _("Nothing was changed."),
    "rejected": _("Nothing was saved: the endorsement was turned down meanwhile."),
    "chosen": _("Your choice of mails is saved."),
    "withdrawn": _("The endorsement is withdrawn. It is no longer shown."),
    "address": _("This address is yours now for this endorsement."),
}


@private(SAFE)
@by_link(Purpose.MANAGE)
def manage(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    if not contact.is_main:
        return member_page(request, contact)
    done = (DONE | PEOPLE_DONE).get(request.GET.get("done", ""))
    form = OwnEndorsementForm(contact=contact, version=latest_version(contact.endorser))
    return _manage_page(request, contact, form, done=done)


@private()
@public_post
@by_link(Purpose.MANAGE, main=True)
def change_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """Writes a version that is reviewed; what speaks of the contact alone is saved at once."""
    if request.method != "POST":
        return back(contact)
    if own_state(contact) == OwnState.REJECTED:
        return back(contact, "rejected")
    version = latest_version(contact.endorser)
    try:
        check_sending(request)
    except RateLimitError as error:
        wait, kept = Wait.of(error), may_keep_logo(request)
        form = OwnEndorsementForm(request.POST, request.FILES if kept else None, contact=contact, version=version)
        form.keep_logo()
        logo_lost = bool(request.FILES) and not kept
        return wait.told_by(_manage_page(request, contact, form, status=429, too_many=wait, logo_lost=logo_lost))
    form = OwnEndorsementForm(request.POST, request.FILES, contact=contact, version=version)
    if not form.is_valid():
        form.keep_logo()
        return _manage_page(request, contact, form, status=422)
    try:
        with transaction.atomic():
            if (shown := request.POST.get(SHOWN)) is not None:
                check_as_shown(words_of(locked(contact)), shown)
            saved = change_contact(contact=contact, **form.contact_values())
            changed = change_endorsement(contact=contact, changes=form.changes(), logo=form.stored_logo())
    except ChangedMeanwhileError:
        form.keep_logo()
        return _manage_page(request, contact, form, status=409, now=latest_version(contact.endorser))
    except AskedEnoughError:
        form.add_error("contact_email", _("No more mails go to that address today. Try again later."))
        form.keep_logo()
        return _manage_page(request, contact, form, status=422)
    return back(contact, "changed" if changed else "saved" if saved else "unchanged")


@private()
@public_post
@by_link(Purpose.MANAGE)
def choose_mails(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """All mails, only big news, or none: for the mailbox, for whichever organizations it speaks."""
    if request.method != "POST":
        return back(contact)
    form = ChoiceForm(request.POST, label_suffix="")
    if not form.is_valid():
        if not contact.is_main:
            return member_page(request, contact, mails_form=form, status=422)
        own = OwnEndorsementForm(contact=contact, version=latest_version(contact.endorser))
        return _manage_page(request, contact, own, status=422, mails_form=form)
    choice = form.chosen()
    choose(audience="endorsers", who=contact.pk, canonical_email=contact.canonical_email, choice=choice)
    if choice is not Choice.NONE:
        allow_mails(contact=contact)
    return back(contact, "chosen")


@private()
@public_post
@by_link(Purpose.MANAGE, main=True)
def withdraw_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    if request.method != "POST":
        return back(contact)
    withdraw_endorsement(contact=contact)
    return back(contact, "withdrawn")


@private()
@public_post
@by_link(Purpose.MANAGE)
def erase_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """Asks once more, since nobody can bring the data back."""
    if request.method != "POST":
        return back(contact)
    if request.POST.get("sure") != "yes":
        manage_link = links.link_path(contact, Purpose.MANAGE)
        paths = {"erase": f"{manage_link}erase/", "manage_link": manage_link}
        return render(
            request, "endorsers/own/erase.html", {"endorser": contact.endorser, "contact": contact, "paths": paths}
        )
    erase_contact(contact=contact)
    return SeeOther(reverse("endorsement:erased"))


@private(SAFE)
def erased_page(request: HttpRequest) -> HttpResponse:
    return render(request, "endorsers/own/erased.html")


@private(SAFE)
@by_link(Purpose.MANAGE, main=True)
def own_logo(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """The logo that waits for its review, for those who sent it. Raises Http404 where none does."""
    logo = latest_version(contact.endorser).new_logo
    if logo is None:
        raise Http404
    return logo_response(logo)


def _manage_page(
    request: HttpRequest,
    contact: EndorsementContact,
    form: OwnEndorsementForm,
    *,
    status: int = 200,
    mails_form: ChoiceForm | None = None,
    **more: object,
) -> HttpResponse:
    token = links.token(contact, Purpose.MANAGE)
    paths = {
        name: reverse(f"endorsement:{name}", args=[token]) for name in ("change", "mails", "withdraw", "erase", "logo")
    }
    state = own_state(contact)
    context = people_of(contact) | {
        "contact": contact,
        "endorser": form.version,
        "form": form,
        "state": state.value,
        "may_change": state != OwnState.REJECTED,
        "may_withdraw": state not in (OwnState.WITHDRAWN, OwnState.REJECTED),
        "message": contact.message if state not in (OwnState.SHOWN, OwnState.UNCONFIRMED) else "",
        "paths": paths,
        "shown": digest(words_of(contact)),
        "confirm_path": links.link_path(contact, Purpose.CONFIRM),
        "kit_path": reverse("endorsement:kit", args=[token]) if contact.endorser.live else "",
        "wall": links.endorsers_page(contact.endorser),
        "regions": suggested_regions(),
        "mails": own_mails(contact.canonical_email, subscribed=contact.may_contact, form=mails_form),
        **more,
    }
    return render(request, "endorsers/own/manage.html", context, status=status)
