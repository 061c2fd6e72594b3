"""Holds the rule around every view that can change rights, whichever of Wagtail's it is.

The views' own forms do not offer what would be refused (``forms``, ``users``, ``groups``); this looks at what was
really written, and takes it back where it went beyond what its author has.
"""

import inspect
import logging
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import ResolverMatch
from wagtail.admin.views.generic import CopyViewMixin
from wagtail.log_actions import log

from campaign.runtime.network.networks import client_network

from .rule import State

logger = logging.getLogger("campaign.accounts")

_NAMESPACES = {"wagtailusers_users", "wagtailusers_groups", "wagtailusers_api_tokens", "wagtailadmin_workflows"}
_NAMES = {"forget_second_step", "invite_editor", "invite_editor_again"}
_BULK = "wagtail_bulk_action"
_SAFE = ("GET", "HEAD", "OPTIONS")


class RightsMiddleware:
    """Lets a view that changes rights write only what its user could give or take. Comes last, next to the views.

    And nothing is sent to the address of a copy: Wagtail's form sends to that of a new row, and what came here would
    be written over the row that is copied, even by those who may add rows and change none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method in _SAFE:
            return None
        if issubclass(class_of(view) or object, CopyViewMixin):
            return HttpResponseNotAllowed(_SAFE)
        if not _changes_rights(request.resolver_match):
            return None
        if not request.user.is_authenticated or request.user.is_superuser:
            return None
        with transaction.atomic():
            before = State.now()
            answer = view(request, *args, **kwargs)
            beyond = before.exceeded_by(State.now(), request.user)
            transaction.set_rollback(beyond or transaction.get_rollback())
        return refusal(request) if beyond else answer


def refusal(request: HttpRequest) -> HttpResponse:
    """Say that nothing was changed and why, and note who tried."""
    logger.warning(
        "Refused: account %s would change rights beyond its own, %s", request.user.pk, client_network(request)
    )
    match = request.resolver_match
    log(
        instance=request.user,
        action="campaign.rights_refused",
        user=request.user,
        data={"view": match.view_name, "of": {key: str(value) for key, value in match.kwargs.items()}},
    )
    return render(request, "account/beyond_rights.html", status=403)


def class_of(view: Callable) -> type | None:
    """The class behind a view, under all that is wrapped around it; None for a function and for a method."""
    return getattr(inspect.unwrap(view), "view_class", None)


def _changes_rights(match: ResolverMatch | None) -> bool:
    if match is None:
        return False
    if match.view_name == _BULK:
        return match.kwargs.get("app_label") == get_user_model()._meta.app_label
    return match.view_name in _NAMES or bool(_NAMESPACES.intersection(match.namespaces))
