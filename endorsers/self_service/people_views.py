"""Several people of one organization: what the main contact does about the others, and what they do themselves."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaign.mailings.pages.own_choice import ChoiceForm, own_mails
from campaign.web.failures.responses import SeeOther
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import private
from endorsers.form.forms import LinkForm
from endorsers.form.people import IntroduceForm
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact
from endorsers.representatives.asking import confirm_asking, object_to, refuse
from endorsers.representatives.handing_over import NotPossibleError, hand_over, remove, take_over_vacant
from endorsers.representatives.inviting import introduce, invite
from endorsers.self_service.link_views import by_link

Access = EndorsementContact.Access
# What the page says after an act, by the query that the act leads back with.
DONE = {
    "invited": _("The invitation is on its way."),
    "introduced": _("Thank you. The kit is yours to use."),
    "handed_over": _("Done. Both of you get a mail about it."),
    "removed": _("The person is removed, with all that we kept about them."),
    "refused": _("The request is turned down."),
    "objected": _("We note that you object: we look at it before anything changes."),
    "confirmed_asking": _("Confirmed, thank you."),
    "too_late": _("Nothing was changed: somebody else was faster."),
}
_PATHS = ("introduce", "vacant", "mails", "erase")
Act = Callable[[EndorsementContact, EndorsementContact], str]


def people_of(contact: EndorsementContact) -> dict[str, Any]:
    """For the main contact's page: the others, and who asks to take over."""
    others = EndorsementContact.objects.filter(endorser=contact.endorser_id).exclude(pk=contact.pk).order_by("pk")
    confirmed = others.filter(confirmed_at__isnull=False)
    return {
        "people": others.filter(access=Access.KIT),
        "asking": confirmed.filter(access=Access.ASKED),
        "people_path": f"{links.link_path(contact, Purpose.MANAGE)}people/",
        "invite_form": LinkForm(),
    }


def member_page(
    request: HttpRequest,
    contact: EndorsementContact,
    *,
    form: IntroduceForm | None = None,
    mails_form: ChoiceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The own page of one who is not the main contact."""
    token = links.token(contact, Purpose.MANAGE)
    endorser = contact.endorser
    context = people_of(contact) | {
        "contact": contact,
        "endorser": endorser,
        "main": endorser.contact,
        "form": form or IntroduceForm(contact=contact),
        "asks": contact.access == Access.ASKED,
        "paths": {name: reverse(f"endorsement:{name}", args=[token]) for name in _PATHS},
        "kit_path": reverse("endorsement:kit", args=[token]) if endorser.live and contact.is_confirmed else "",
        "mails": own_mails(contact.canonical_email, subscribed=contact.may_contact, form=mails_form),
        "done": DONE.get(request.GET.get("done", "")),
    }
    return render(request, "endorsers/own/member.html", context, status=status)


@private()
@public_post
@by_link(Purpose.MANAGE)
def introduce_own(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """Accepts an invitation, corrects one's own name, or stands by a request to take over."""
    if request.method != "POST" or contact.is_main:
        return back(contact)
    if contact.access == Access.ASKED:
        confirm_asking(contact=contact)
        return back(contact, "confirmed_asking")
    form = IntroduceForm(request.POST, contact=contact)
    if not form.is_valid():
        return member_page(request, contact, form=form, status=422)
    introduce(contact=contact, **form.values())
    return back(contact, "introduced")


@private()
@public_post
@by_link(Purpose.MANAGE)
def take_vacant(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """One who was invited takes over, where nobody is the main contact any more."""
    if request.method != "POST":
        return back(contact)
    try:
        take_over_vacant(contact=contact)
    except NotPossibleError:
        return back(contact, "too_late")
    return back(contact, "handed_over")


@private()
@public_post
@by_link(Purpose.MANAGE, main=True)
def invite_other(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    if request.method != "POST":
        return back(contact)
    form = LinkForm(request.POST)
    if form.is_valid():
        try:
            invite(main=contact, email=form.cleaned_data["email"])
        except ValidationError as error:
            form.add_error("email", error)
        else:
            return back(contact, "invited")
    context = people_of(contact) | {"contact": contact, "endorser": contact.endorser, "invite_form": form}
    context["manage_link"] = links.link_path(contact, Purpose.MANAGE)
    return render(request, "endorsers/own/invite.html", context, status=422)


def _hand_over(main: EndorsementContact, other: EndorsementContact) -> str:
    hand_over(to=other)
    return "handed_over"


def _remove(main: EndorsementContact, other: EndorsementContact) -> str:
    if other.access == Access.ASKED:
        refuse(contact=other, by=None)
        return "refused"
    remove(main=main, contact=other)
    return "removed"


def _object(main: EndorsementContact, other: EndorsementContact) -> str:
    object_to(contact=other, objector=main)
    return "objected"


_ACTS: dict[str, Act] = {"main": _hand_over, "remove": _remove, "object": _object}


@private()
@public_post
@by_link(Purpose.MANAGE)
def about_other(request: HttpRequest, contact: EndorsementContact, other: int, act: str) -> HttpResponse:
    """What is done about another person. All but objecting is for the main contact alone."""
    if request.method != "POST" or not (contact.is_main or (act == "object" and contact.is_confirmed)):
        return back(contact)
    if act not in _ACTS or contact.access == Access.ASKED:
        raise Http404
    people = EndorsementContact.objects.filter(endorser=contact.endorser_id).exclude(pk=contact.pk)
    person = people.select_related("endorser").filter(pk=other).first()
    if person is None:
        return back(contact, "too_late")
    try:
        return back(contact, _ACTS[act](contact, person))
    except NotPossibleError:
        return back(contact, "too_late")
    except ValidationError as error:
        context = {"endorser": contact.endorser, "manage_link": links.link_path(contact, Purpose.MANAGE)}
        context["why"] = " ".join(error.messages)
        return render(request, "endorsers/own/not_now.html", context, status=409)


def back(contact: EndorsementContact, done: str = "") -> HttpResponse:
    contact.refresh_from_db()
    address = links.link_path(contact, Purpose.MANAGE)
    return SeeOther(f"{address}?done={done}" if done else address)
