"""Petitions ready to be signed: found, allowed and with their form made, kept by each process.

Each holds for one state of the public site, as a kept page does.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

from django.http import HttpRequest
from django.utils.translation import get_language

from campaign.core.languages.language_prefix import language_of, without_language
from campaign.core.languages.routes import route
from campaign.headless.public_pages import public_page
from campaign.web.front.request import is_named
from petition.form.forms import SignForm
from petition.form.typo_help import AskingSignForm
from petition.models import PetitionPage
from petition.partners.directory import partner_named

# More addresses than any campaign has; hosts that only a wildcard lets in, and anybody may make up, fill half of it.
MOST = 2000


@dataclass(frozen=True)
class Ready:
    """A petition that the public may see, its empty form, where its thanks are, and the partner whose page it is."""

    petition: PetitionPage
    form: SignForm
    thanks_url: str = ""
    partner: str = ""


class _Kept:
    def __init__(self) -> None:
        self.state: Hashable = None
        self.entries: dict[tuple, Ready] = {}
        self.changing, self.finding = Lock(), Lock()


_kept = _Kept()


def ready_page(request: HttpRequest, state: Hashable) -> Ready | None:
    """The petition whose page has the request's address; None where there is none that anybody may see."""
    return _remembered(("page", request.get_host().lower(), request.path_info), request, state, _found_page)


def ready_petition(request: HttpRequest, petition_id: int, state: Hashable) -> Ready | None:
    """The petition with that number on the request's site; None where there is none that anybody may see."""
    key = ("api", request.get_host().lower(), petition_id)
    return _remembered(key, request, state, lambda request: _found_petition(request, petition_id, SignForm))


def ready_frame(request: HttpRequest, petition_id: int, state: Hashable) -> Ready | None:
    """The same with the form of the frame on other sites, which asks about a mistyped address."""
    key = ("frame", request.get_host().lower(), petition_id)
    return _remembered(key, request, state, lambda request: _found_petition(request, petition_id, AskingSignForm))


def forget_ready() -> None:
    """Find everything again."""
    with _kept.changing:
        _kept.state, _kept.entries = None, {}


def _remembered(
    key: tuple, request: HttpRequest, state: Hashable, find: Callable[[HttpRequest], Ready | None]
) -> Ready | None:
    if _kept.state != state:
        with _kept.changing:
            if _kept.state != state:
                # A new table, not an emptied one: who still fills the old one with older finds does no harm.
                _kept.state, _kept.entries = state, {}
    entries = _kept.entries
    if key in entries:
        return entries[key]
    with _kept.finding:  # one finds it, those who came in the same instant take it from there
        if key in entries:
            return entries[key]
        found = find(request)
        if found is not None and len(entries) < (MOST if is_named(request.get_host()) else MOST // 2):
            entries[key] = found
    return found


def _found_page(request: HttpRequest) -> Ready | None:
    path = without_language(request.path_info)
    found = path and route(request, path)
    page, args, _kwargs = found or (None, (), {})
    if not isinstance(page, PetitionPage) or not args or args[0].__name__ not in ("sign_view", "with_view"):
        return None
    partner = args[2].get("slug", "")
    if partner and not partner_named(partner, petition=page, exactly=True):
        return None  # kept, made-up names would fill the table
    if page.get_view_restrictions() or language_of(page) != get_language():
        return None
    return Ready(page, AskingSignForm(petition=page), page.thanks_url(request, partner), partner)


def _found_petition(request: HttpRequest, petition_id: int, form: type[SignForm]) -> Ready | None:
    petition = public_page(PetitionPage, request, petition_id)
    return Ready(petition, form(petition=petition)) if petition else None
