"""The signer's own page: see, correct, take along, withdraw, erase. Each act is a post of its own."""

from copy import copy

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaign.core.pages.translations import in_language
from campaign.mailings.pages.own_choice import ChoiceForm, own_mails
from campaign.mailings.returns.choices import Choice, choose
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.shown_digest import FIELD as SHOWN
from campaign.web.forms.shown_digest import ChangedMeanwhileError, digest
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import SAFE, private
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import Signature
from petition.models.logs import logs_are_kept
from petition.moderation.moderating import correct
from petition.privacy import own_data
from petition.privacy.shown_words import ShownWord, shown_words, words_of
from petition.referrals.counts import friends_of
from petition.referrals.links import own_link, shared_as
from petition.self_service.forms import OwnSignatureForm
from petition.self_service.opening import by_link
from petition.signing.confirming import confirm
from petition.signing.withdrawing import erase, withdraw

# What the page says after an act, by the query that the act leads back with.
DONE = {
    "corrected": _("Your changes are saved."),
    "unchanged": _("Nothing was changed."),
    "chosen": _("Your choice of mails is saved."),
    "withdrawn": _("Your signature is withdrawn. It no longer counts and is no longer shown."),
}


@private(SAFE)
@by_link(Purpose.MANAGE)
def manage(request: HttpRequest, signature: Signature) -> HttpResponse:
    done = DONE.get(request.GET.get("done", ""))
    return _manage_page(request, signature, OwnSignatureForm(signature=signature), done=done)


@private(SAFE)
@by_link(Purpose.MANAGE)
def download(request: HttpRequest, signature: Signature) -> HttpResponse:
    """All that is kept, as a JSON file."""
    response = JsonResponse(own_data.as_json(signature), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = 'attachment; filename="signature.json"'
    return response


@private()
@public_post
@by_link(Purpose.MANAGE)
def correct_own(request: HttpRequest, signature: Signature) -> HttpResponse:
    if request.method != "POST":
        return _back(signature)
    form = OwnSignatureForm(request.POST, signature=signature)
    if not form.is_valid():
        return _manage_page(request, signature, form, status=422)
    try:
        changed = correct(signature=signature, changes=form.changes(), shown=request.POST.get(SHOWN))
    except ChangedMeanwhileError as error:
        return _manage_page(request, signature, form, status=409, changed=_changed_lines(signature, error.fields))
    if signature.subscribe and signature.counts:
        # Who came by the mailed link owns the address, and need not confirm it once more to get updates.
        confirm(signature=signature, shown=digest(words_of(signature)))
    return _back(signature, "corrected" if changed else "unchanged")


@private()
@public_post
@by_link(Purpose.MANAGE)
def choose_mails(request: HttpRequest, signature: Signature) -> HttpResponse:
    """All updates, only big news, or none: for the mailbox, whatever was signed with it."""
    if request.method != "POST":
        return _back(signature)
    form = ChoiceForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _manage_page(request, signature, OwnSignatureForm(signature=signature), status=422, mails_form=form)
    choice = form.chosen()
    choose(audience="signers", who=signature.pk, canonical_email=signature.canonical_email, choice=choice)
    if choice is not Choice.NONE:
        correct(signature=signature, changes={"subscribe": True})
        if signature.counts:
            confirm(signature=signature, shown=digest(words_of(signature)))
    return _back(signature, "chosen")


@private()
@public_post
@by_link(Purpose.MANAGE)
def withdraw_own(request: HttpRequest, signature: Signature) -> HttpResponse:
    if request.method != "POST":
        return _back(signature)
    withdraw(signature=signature)
    return _back(signature, "withdrawn")


@private()
@public_post
@by_link(Purpose.MANAGE)
def erase_own(request: HttpRequest, signature: Signature) -> HttpResponse:
    """Asks once more, since nobody can bring the data back."""
    if request.method != "POST":
        return _back(signature)
    if request.POST.get("sure") != "yes":
        return render(request, "petition/signer/erase.html", _context(signature))
    erase(signature=signature)
    return SeeOther(reverse("signer:erased"))


def _manage_page(
    request: HttpRequest,
    signature: Signature,
    form: OwnSignatureForm,
    *,
    status: int = 200,
    mails_form: ChoiceForm | None = None,
    **more: object,
) -> HttpResponse:
    shared = in_language(signature.petition, get_language() or "").specific
    context = _context(signature) | {
        "shared": shared if signature.counts and signature.anonymized_at is None else None,
        "shared_as": shared_as(signature),
        "own_link": own_link(signature, shared),
        "friends": friends_of(signature),
        "form": form,
        "state": own_data.state_for_signer(signature),
        "pending": signature.state == Signature.State.PENDING,
        "can_withdraw": signature.state != Signature.State.WITHDRAWN,
        "facts": own_data.facts(signature),
        "mails": own_mails(signature.canonical_email, subscribed=signature.subscribe, form=mails_form),
        "shown": digest(words_of(signature)),
        "log_is_kept": logs_are_kept(),
        "check_path": reverse("transparency", args=[signature.petition_id]),
        "confirm_path": links.link_path(signature, Purpose.CONFIRM),
        **more,
    }
    return render(request, "petition/signer/manage.html", context, status=status)


def _changed_lines(signature: Signature, fields: set[str]) -> list[ShownWord]:
    return [line for line in shown_words(copy(signature).with_held_words(), fields) if line.changed]


def _context(signature: Signature) -> dict:
    token = links.token(signature, Purpose.MANAGE)
    paths = {
        name: reverse(f"signer:{name}", args=[token]) for name in ("correct", "mails", "withdraw", "erase", "download")
    }
    paths["manage_link"] = reverse("signer:manage", args=[token])
    return {"signature": signature, "petition": in_language(signature.petition, get_language() or ""), "paths": paths}


def _back(signature: Signature, done: str = "") -> HttpResponse:
    address = links.link_path(signature, Purpose.MANAGE)
    return SeeOther(f"{address}?done={done}" if done else address)
