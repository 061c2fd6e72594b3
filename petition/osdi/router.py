"""Petitions in OSDI: the entry point, lists, signing."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router
from ninja.decorators import decorate_view

from campaign.core.text.numbers import grouped
from campaign.headless.cache_headers import public_for, remember
from campaign.headless.campaign_api import answers
from campaign.headless.pagination import LARGEST_PAGE
from campaign.headless.public_pages import public_pages
from campaign.headless.requests.idempotency import IdempotencyKey, once
from campaign.web.failures.problems import FieldProblem, Problem
from petition.api.router import PETITION_KEPT, public_petition
from petition.api.senders import sender_of
from petition.comments.public_names import count_of_names, names_from
from petition.models import PetitionPage
from petition.osdi import shapes
from petition.osdi.schemas import DEEPEST, EntryPoint, HalPage, Nothing, OsdiPetition, Pages, RecordSignature
from petition.osdi.signing import record_signature as record

router = Router(tags=["OSDI"])
ENTRY_KEPT = 60
FORM: dict[str, Any] = {"by_alias": True}


@router.get("/", response=answers(EntryPoint), summary="Entry point", url_name="entry_point", **FORM)
@decorate_view(public_for(ENTRY_KEPT))
def entry_point(request: HttpRequest) -> dict[str, Any]:
    """Where to begin: `_links` lead to all the rest."""
    return shapes.entry_point(LARGEST_PAGE)


@router.get("/petitions/", response=answers(HalPage, 422), summary="All petitions", url_name="petitions", **FORM)
@decorate_view(public_for(PETITION_KEPT))
def list_petitions(request: HttpRequest, pages: Query[Pages]) -> dict[str, Any]:
    """The published petitions of this site, newest first, each once whatever languages it is in."""
    petitions = public_pages(PetitionPage, request).originals().order_by("-first_published_at", "-pk")
    found = petitions.prefetch_related("questions", "next_goals").select_related("social_image")
    items = shapes.osdi_petitions(list(found[pages.offset : pages.offset + pages.per_page]), request)
    total = petitions.count()
    return shapes.page_shape("petitions", items, pages, total=total, reachable=total, view="petitions")


@router.get(
    "/petitions/{int:petition_id}/",
    response=answers(OsdiPetition, 404),
    summary="One petition",
    url_name="petition",
    **FORM,
)
@decorate_view(public_for(PETITION_KEPT))
def read_petition(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """A petition with its number of signatures and its links."""
    return shapes.osdi_petitions([public_petition(request, petition_id)], request)[0]


@router.get(
    "/petitions/{int:petition_id}/signatures/",
    response=answers(HalPage, 404, 422),
    summary="Public signatures",
    url_name="signatures",
    **FORM,
)
@decorate_view(public_for(PETITION_KEPT))
def list_signatures(request: HttpRequest, petition_id: int, pages: Query[Pages]) -> dict[str, Any]:
    """The signers who chose to show their name, newest first: the latest ten thousand. No addresses."""
    petition = public_petition(request, petition_id)
    if pages.offset >= DEEPEST:
        message = _("Only the latest %(number)s are on pages; the campaign’s own API has them all.")
        message %= {"number": grouped(DEEPEST)}
        raise Problem(422, message, errors=[FieldProblem(field="page", message=message)])
    names = names_from(petition, offset=pages.offset, size=min(pages.per_page, DEEPEST - pages.offset))
    items = [shapes.osdi_signature(signature, petition) for signature in names]
    total = remember(f"names-count:{petition.pk}", PETITION_KEPT, lambda: count_of_names(petition))
    return shapes.page_shape(
        "signatures",
        items,
        pages,
        total=total,
        reachable=min(total, DEEPEST),
        view="signatures",
        petition_id=petition_id,
    )


SIGNING: dict[str, Any] = {"response": answers(Nothing, 400, 404, 409, 413, 415, 429), **FORM}


# OSDI's documents have no last slash, and not every client follows a redirect with its body.
@router.post(
    "/petitions/{int:petition_id}/record_signature_helper/",
    include_in_schema=False,
    url_name="record_signature_slash",
    **SIGNING,
)
@router.post(
    "/petitions/{int:petition_id}/record_signature_helper", summary="Sign", url_name="record_signature", **SIGNING
)
def record_signature(
    request: HttpRequest, petition_id: int, signature: RecordSignature, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """Sign in somebody's name, with their consent. The answer never tells whether the address had signed before.

    The first or the primary address of each kind is taken. `status: subscribed` on the mail address asks for updates.
    What the petition does not ask is ignored, as are tags, lists, triggers and identifiers.
    """
    petition = public_petition(request, petition_id)
    sender = sender_of(request, petition)

    def sign() -> dict[str, Any]:
        record(petition, signature, sender)
        return {"accepted": True}

    once(
        sign,
        key=idempotency_key,
        scope=f"osdi sign {petition.pk} {sender.scope}",
        body=json.dumps(signature.model_dump(exclude_unset=True), sort_keys=True),
    )
    return {}
