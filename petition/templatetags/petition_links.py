"""Where the button in the site's header leads, and what it says."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _

from campaign.core.blocks.links import MenuLinkValue
from petition.models import PetitionPage, PetitionUpdatePage

register = template.Library()


@dataclass(frozen=True)
class HeaderButton:
    """``href`` has no query, and is empty where the link leads to nothing public."""

    href: str
    text: str


@register.simple_tag(takes_context=True)
def header_button(context: dict[str, Any], link: MenuLinkValue) -> HeaderButton:
    """The editor's link; on the pages of a petition that can be signed, one to that one's form.

    Where the petition it leads to is closed, its words say so. One for readers of another language leads nowhere. Only
    links to petitions change: one to donations stays.
    """
    if not link.href or not link.page or not issubclass(link.page.specific_class or object, PetitionPage):
        return HeaderButton(link.href, link.text)
    looked_at = _looked_at(context)
    if looked_at and looked_at.is_open():
        url = looked_at.get_url(context.get("request"))
        return HeaderButton(f"{url}#sign" if url else link.href, link.text)
    linked = looked_at if looked_at and looked_at.pk == link.page.pk else _state_of(link.page.pk)
    if linked.is_open():
        return HeaderButton(link.href, link.text)
    return HeaderButton(f"{link.href}#sign", _("See the result"))


def _state_of(pk: int) -> PetitionPage:
    """Just what says whether it is open."""
    return PetitionPage.objects.only("state", "closes_at").get(pk=pk)


def _looked_at(context: dict[str, Any]) -> PetitionPage | None:
    """The saved petition that a page is or belongs to."""
    page = context.get("page")
    if isinstance(page, PetitionUpdatePage):
        return page.petition if page.path else None
    found = page if isinstance(page, PetitionPage) else context.get("petition")
    return found if isinstance(found, PetitionPage) and found.pk else None
