"""A petition's public log in the headless API: what outsiders hold it against."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.decorators import decorate_view

from campaign.core.signed_links import site_address
from campaign.headless.cache_headers import public_for
from campaign.headless.campaign_api import answers
from campaign.headless.pagination import Window
from petition.api.log_schemas import CheckpointList, PublicLogOut
from petition.api.router import public_petition
from petition.api.shapes import wording_shape
from petition.models import LogBatch, PetitionPage
from petition.models.logs import logs_are_kept
from petition.transparency.claims import Claims, claims_of
from petition.transparency.files import FOLDER
from petition.transparency.keys import verifier_keys
from petition.transparency.set_aside import SMALLEST, set_aside

router = Router(tags=["Public log"])

LOG_KEPT = 10


@router.get(
    "/{int:petition_id}/log/", response=answers(PublicLogOut, 404), operation_id="readLog", summary="The public log"
)
@decorate_view(public_for(LOG_KEPT))
def read_log(request: HttpRequest, petition_id: int) -> dict[str, Any]:
    """The count by wording and day, where the log of it is, and its last signed checkpoint: all of one moment.

    Whoever adds up the log's leaves comes to the same numbers. See docs/transparency.md of the project.
    """
    petition = public_petition(request, petition_id)
    claims = claims_of(petition)
    return {
        "signatures": claims.signatures,
        "waiting": claims.waiting,
        "log": _log_shape(petition, claims),
        "wordings": [wording_shape(one) for one in claims.wordings],
        "days": [vars(one) for one in claims.days],
        "set_aside": _set_aside_shape(petition),
    }


@router.get(
    "/{int:petition_id}/log/checkpoints/",
    response=answers(CheckpointList, 404, 422),
    operation_id="listCheckpoints",
    summary="All that was signed",
)
@decorate_view(public_for(LOG_KEPT))
def list_checkpoints(request: HttpRequest, petition_id: int, window: Query[Window]) -> dict[str, Any]:
    """The checkpoints of the present log: keep one, and see later that the log only grew."""
    petition = public_petition(request, petition_id)
    signed = LogBatch.objects.published().filter(log__petition=petition.counted_id)
    signed = signed.order_by("-log__number", "-first")
    return {"items": list(window.of(signed)), "count": signed.count()}


def _log_shape(petition: PetitionPage, claims: Claims) -> dict[str, Any] | None:
    log, latest = claims.log, claims.latest
    if log is None or not logs_are_kept():
        return None
    return {
        "number": log.number,
        "origin": log.origin,
        "prefix": f"{site_address(petition)}/{FOLDER}/{log.petition_id}/{log.number}/",
        "keys": verifier_keys(log.origin),
        "checkpoint": latest.checkpoint if latest else "",
        "size": latest.size if latest else 0,
        "published_at": latest.published_at if latest else None,
        "begun_at": log.begun_at,
        "why": log.why,
        "stands_still": bool(log.trouble),
    }


def _set_aside_shape(petition: PetitionPage) -> list[dict[str, Any]]:
    return [
        {"why": why.value, "up_to": SMALLEST if few else None, "signatures": None if few else count}
        for why, count in set_aside(petition).items()
        for few in [count <= SMALLEST]
    ]
