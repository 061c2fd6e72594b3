"""Holds the rule of ``sites`` around every view of the admin that opens a row by its number, whoever wrote the view.

Lists narrow themselves by ``own_rows``; this looks at what is opened, changed, deleted, or chosen for many at once.
"""

import inspect
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from campaign.core.access.sites import is_divided, is_for_the_whole_installation, own_rows, own_sites
from campaign.core.text.numbers import whole_number
from campaign.web.policy.content_security import ADMIN_PATH

_BULK = "wagtail_bulk_action"
_NUMBERS = ("pk", "instance_pk")
# The window in which a page is chosen: it opens where the page that was chosen before stands.
_CHOOSER, _CHOOSER_AT, _CHOSEN = (
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_chosen_multiple",
)


class OwnSitesMiddleware:
    """What is of another site is not there: 404. What all sites share is refused. Before ``RightsMiddleware``.

    Where a page of another site was chosen before, another one is looked for at the top of one's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(ADMIN_PATH) or not request.user.is_authenticated:
            return None
        model, numbers = _opened(request, view, kwargs)
        is_shared = is_for_the_whole_installation(request.resolver_match)
        is_of_sites = is_divided(model) and (numbers or request.resolver_match.view_name == _BULK)
        if not (is_shared or is_of_sites) or own_sites(request.user).everything:
            return None
        if is_shared or model is None:
            return permission_denied(request)
        if own_rows(request.user, model).filter(pk__in=numbers).count() != len(numbers):
            if request.resolver_match.view_name == _CHOOSER_AT:
                return redirect(reverse(_CHOOSER, query=request.GET))
            raise Http404
        if request.resolver_match.view_name == _BULK:
            _choose_own_of_all(request, request.user, model, kwargs["action"])
        return None


def _choose_own_of_all(request: HttpRequest, user: User, model: type[Model], action: str) -> None:
    """Where all that a list shows are chosen, choose those of one's own sites in their place, by number."""
    action_class = bulk_action_registry.get_bulk_action_class(model._meta.app_label, model._meta.model_name, action)
    if action_class is None or "all" not in request.GET.getlist("id"):
        return
    listed = action_class(request, model).get_all_objects_in_listing_query(request.GET.get("childOf"))
    own = own_rows(user, model).filter(pk__in=list(listed)).values_list("pk", flat=True)
    request.GET = request.GET.copy()  # type: ignore[assignment]  # a copy may be changed
    request.GET.setlist("id", [str(number) for number in own])


def _opened(request: HttpRequest, view: Callable, kwargs: dict[str, Any]) -> tuple[type[Model] | None, set[int]]:
    """The model and the numbers of the rows that the view is about."""
    name, chosen = request.resolver_match.view_name, request.GET.getlist("id")
    if name == _BULK:
        model = apps.all_models.get(kwargs["app_label"], {}).get(kwargs["model_name"].lower())
        # All that are below a page are chosen by its number.
        return model, _numbers(chosen + request.POST.getlist("id") + request.GET.getlist("childOf"))
    if name in (_CHOOSER_AT, _CHOSEN):
        return Page, _numbers([kwargs["parent_page_id"]] if name == _CHOOSER_AT else chosen)
    return _model_of(view), _numbers([kwargs[name] for name in _NUMBERS if name in kwargs])


def _numbers(written: list[Any]) -> set[int]:
    return {number for text in written if (number := whole_number(text)) is not None}


def _model_of(view: Callable) -> type[Model] | None:
    """``opens`` of the view, where its number is not one of its ``model``; that one otherwise."""
    view = inspect.unwrap(view)
    view_class, given = getattr(view, "view_class", None), getattr(view, "view_initkwargs", {})
    admin = getattr(view, "__self__", None)  # the views of modeladmin are methods
    return (
        getattr(view_class, "opens", None)
        or given.get("model")
        or getattr(view_class, "model", None)
        or getattr(admin, "model", None)
    )
