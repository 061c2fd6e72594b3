"""Petitions in the headless API: read them, count them, sign them."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute
from campaign.headless.cache_headers import public_for, remember
from campaign.headless.campaign_api import answers
from campaign.headless.pagination import Changes, Window
from campaign.headless.public_pages import public_page, public_pages
from campaign.headless.requests.idempotency import IdempotencyKey, once
from campaign.headless.requests.in_language import InLanguage
from campaign.web.failures.problems import FieldProblem, Problem
from petition.api.schemas import (
    BroughtList,
    CommentsOut,
    CountOut,
    HistoryOut,
    NamesOut,
    NamesWindow,
    PartnerOut,
    PetitionList,
    PetitionOut,
    SignatureAccepted,
    SignatureIn,
    UpdateList,
)
from petition.api.senders import sender_of
from petition.api.shapes import petition_shapes, update_shapes
from petition.api.signing import accept_signature
from petition.comments.public_names import InvalidCursorError, count_of_names, page_of_names
from petition.comments.published import page_of_comments, public_comment, reason_of
from petition.counting.history import by_day, by_hour, by_place
from petition.counting.momentum import momentum_of
from petition.models import Partner, PetitionPage
from petition.models.updates import updates_of
from petition.partners.access import KEY_SCHEME, partner_key
from petition.partners.consent import latest_consent
from petition.partners.counts import partner_numbers
from petition.partners.keyed_counts import keyed_counts
from petition.partners.public_list import public_list

router = Router(tags=["Petitions"])

COUNT_KEPT = 1
PETITION_KEPT = 10
HISTORY_KEPT = 60
COUNTS_KEPT = 60


@router.get("/", response=answers(PetitionList, 400, 422), operation_id="listPetitions", summary="All petitions")
@decorate_view(public_for(PETITION_KEPT))
def list_petitions(
    request: HttpRequest, window: Query[Window], changes: Query[Changes], asked: Query[InLanguage]
) -> dict[str, Any]:
    """The published petitions of this site in one language, newest first."""
    petitions = asked.of(changes.among(public_pages(PetitionPage, request)), request)
    petitions = petitions.order_by("-first_published_at", "-pk")
    page = list(
        window.of(
            petitions.prefetch_related(
                "questions", "next_goals", "counted_under__next_goals", "counted_under__questions"
            )
        )
    )
    return {"items": petition_shapes(page, request), "count": petitions.count()}


@router.get(
    "/{int:petition_id}/", response=answers(PetitionOut, 404), operation_id="readPetition", summary="One petition"
)
@decorate_view(public_for(PETITION_KEPT))
def read_petition(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """A petition with its statement, its number of signatures, and a JSON Schema of what a signer sends."""
    return petition_shapes([public_petition(request, petition_id)], request)[0]


@router.get(
    "/{int:petition_id}/updates/",
    response=answers(UpdateList, 404, 422),
    operation_id="listUpdates",
    summary="What happened since people signed",
)
@decorate_view(public_for(PETITION_KEPT))
def list_updates(request: HttpRequest, petition_id: int, window: Query[Window]) -> dict[str, Any]:
    """The published updates of a petition in its own language, the latest first."""
    updates = updates_of(public_petition(request, petition_id))
    return {"items": update_shapes(list(window.of(updates)), request), "count": updates.count()}


@router.get(
    "/{int:petition_id}/count/",
    response=answers(CountOut, 404),
    operation_id="countSignatures",
    summary="How many signed",
)
@decorate_view(public_for(COUNT_KEPT))
def count_signatures(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """The number alone, at most one second old: ask for it as often as you like."""
    petition = public_petition(request, petition_id)
    return {
        "signatures": petition.signatures_counted,
        "goal": petition.progress.goal,
        "lately": momentum_of(petition),
    }


@router.get(
    "/{int:petition_id}/history/",
    response=answers(HistoryOut, 404),
    operation_id="readHistory",
    summary="How a petition grew",
)
@decorate_view(public_for(HISTORY_KEPT))
def read_history(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """Signatures by day, by hour for the last two days, and by the signers' country and region.

    Days and hours are those of the campaign's time zone; those without signatures are left out.
    """
    petition = public_petition(request, petition_id)
    with override(language_of(petition)):  # names of countries and regions
        return remember(f"history:{petition.pk}", HISTORY_KEPT, lambda: _history(petition))


@router.get(
    "/{int:petition_id}/signatures/",
    response=answers(NamesOut, 404, 422),
    operation_id="listPublicNames",
    summary="Who signed in public",
)
@decorate_view(public_for(PETITION_KEPT))
def list_names(request: HttpRequest, petition_id: int, window: Query[NamesWindow]) -> dict[str, Any]:
    """The signers who chose to show their name, newest first. Follow `next` to older ones.

    Nobody where the petition shows no names. Who wants to be forgotten is gone from here: webhooks tell of them.
    """
    petition = public_petition(request, petition_id)
    try:
        page = page_of_names(petition, cursor=window.cursor, size=window.limit)
    except InvalidCursorError:
        raise _no_such_cursor() from None
    count = remember(f"names-count:{petition.pk}", PETITION_KEPT, lambda: count_of_names(petition))
    with override(language_of(petition)):
        items = [
            {
                "id": signature.pk,
                "name": signature.shown_name,
                "place": signature.public_place,
                "comment": public_comment(petition, signature),
                "signed_at": signature.confirmed_at,
            }
            for signature in page.names
        ]
    return {"items": items, "count": count, "next": page.next_cursor}


@router.get(
    "/{int:petition_id}/comments/",
    response=answers(CommentsOut, 404, 422),
    operation_id="listComments",
    summary="Why people sign",
)
@decorate_view(public_for(PETITION_KEPT))
def list_comments(request: HttpRequest, petition_id: int, window: Query[NamesWindow]) -> dict[str, Any]:
    """Comments whose writers agreed, as the petition shows them: newest first. Follow `next` to older ones.

    One that is gone from here is to be gone from your site too.
    """
    petition = public_petition(request, petition_id)
    try:
        page = page_of_comments(petition, cursor=window.cursor, size=window.limit)
    except InvalidCursorError:
        raise _no_such_cursor() from None
    with override(language_of(petition)):
        items = [
            {
                "id": reason.pk,
                "comment": reason.words,
                "name": reason.name,
                "writer": reason.writer,
                "place": reason.place,
                "featured": reason.featured,
                "signed_at": reason.signed_at,
                "report_url": absolute(reason.report_url),
            }
            for reason in (reason_of(petition, signature) for signature in page.names)
        ]
    return {"items": items, "next": page.next_cursor}


def _no_such_cursor() -> Problem:
    error = FieldProblem(field="cursor", message=_("Take the cursor from `next` of the page before."))
    return Problem(422, _("This cursor is not one of ours."), errors=[error])


@router.post(
    "/{int:petition_id}/signatures/",
    response=answers(SignatureAccepted, 400, 401, 403, 404, 409, 413, 415, 422, 429, status=202),
    operation_id="signPetition",
    summary="Sign",
    openapi_extra={"security": [{}, {KEY_SCHEME: []}]},
)
def sign_petition(
    request: HttpRequest,
    response: HttpResponse,
    petition_id: int,
    signature: SignatureIn,
    idempotency_key: IdempotencyKey,
) -> Status:
    """Sign in somebody's name, with their consent. The answer never tells whether the address had signed before.

    The petition's `form` says which fields this petition takes and requires. 422 names each field that is
    wrong, 409 says that the petition is closed, 429 that too many came from one network or by one key.
    `RateLimit` says how many more may come. With a partner's key no puzzle is asked for.
    """
    petition = public_petition(request, petition_id)
    sender = sender_of(request, petition)
    try:
        accepted = once(
            lambda: accept_signature(petition, signature, sender),
            key=idempotency_key,
            scope=f"sign {petition.pk} {sender.scope}",
            body=json.dumps(signature.model_dump(exclude_unset=True), sort_keys=True),
        )
    except Problem as problem:
        problem.headers |= sender.rate_headers()
        raise
    for name, value in sender.rate_headers().items():
        response[name] = value
    return Status(202, accepted)


@router.get(
    "/{int:petition_id}/partner/",
    response=answers(PartnerOut, 401, 403, 404),
    operation_id="readPartner",
    summary="What a partner's key brought",
    openapi_extra={"security": [{KEY_SCHEME: []}]},
)
def read_partner(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """The consent text to show, and how many signatures the key's partner brought: in all, confirmed, by day.

    Only this partner's, and no personal data.
    """
    petition = public_petition(request, petition_id)
    partner = partner_key(request, petition).partner
    consent = latest_consent(partner)
    return {
        "consent_text": consent.text if consent else "",
        "consent_version": consent.version if consent else None,
    } | remember(f"partner:{petition.pk}:{partner.pk}", COUNTS_KEPT, lambda: _counts_of(partner, petition))


@router.get(
    "/{int:petition_id}/partners/",
    response=answers(BroughtList, 404, 422),
    operation_id="listPartners",
    summary="Who brought how many",
)
@decorate_view(public_for(HISTORY_KEPT))
def list_partners(request: HttpRequest, petition_id: int, window: Query[Window]) -> dict[str, Any]:
    """Partners who chose to show it and brought ten or more, the most first. The numbers change once a day."""
    petition = public_petition(request, petition_id)
    found = remember(f"partners:{petition.pk}", HISTORY_KEPT, lambda: public_list(petition))
    items = [
        {
            "slug": one.partner.slug,
            "name": one.partner.name,
            "website": one.partner.website,
            "html_url": petition.address_to_share(request, {"partner": one.partner.slug}),
            "signatures": one.count,
        }
        for one in window.of(found)
    ]
    return {"items": items, "count": len(found)}


def _counts_of(partner: Partner, petition: PetitionPage) -> dict[str, Any]:
    brought = partner_numbers(partner, petition=petition).total
    return keyed_counts(petition, partner) | {"brought": brought}


def public_petition(request: HttpRequest, petition_id: int) -> PetitionPage:
    """The published petition of this site. Raises Http404."""
    petition = public_page(PetitionPage, request, petition_id)
    if petition is None:
        raise Http404
    return petition


def _history(petition: PetitionPage) -> dict[str, Any]:
    places = by_place(petition)
    return {
        "days": by_day(petition),
        "hours": by_hour(petition, timezone.now()),
        "countries": places.countries,
        "regions": places.regions,
    }
