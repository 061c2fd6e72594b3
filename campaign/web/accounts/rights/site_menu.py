"""The admin's menus offer nothing that is refused: what all sites share is for those who work on all of them."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from campaign.core.access.sites import is_for_the_whole_installation, own_sites
from campaign.runtime.signed_in import SignedInRequest


def leave_out_what_is_refused(request: SignedInRequest, items: list[MenuItem]) -> None:
    """For the hooks that construct a menu."""
    if not own_sites(request.user).everything:
        items[:] = [item for item in items if not _leads_to_what_is_shared(str(item.url))]


def leave_out_languages(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail offers them to whoever may change sites, and opens them to whoever may change languages."""
    if not policy_registry.get_by_type(Locale).user_has_any_permission(request.user, ["add", "change", "delete"]):
        items[:] = [item for item in items if item.name != "locales"]


def _leads_to_what_is_shared(address: str) -> bool:
    try:
        return is_for_the_whole_installation(resolve(urlsplit(address).path))
    except Resolver404:  # "#" of a menu within the menu
        return False
