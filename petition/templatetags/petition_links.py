"""Where the button in the site's header leads."""

from typing import Any

from django import template

from campaign.core.blocks.links import MenuLinkValue
from petition.models import PetitionPage, PetitionUpdatePage

register = template.Library()


@register.simple_tag(takes_context=True)
def button_address(context: dict[str, Any], link: MenuLinkValue) -> str:
    """The link's own address; on the pages of a petition that can be signed, that one's form.

    Only where the editor's link leads to a petition: one to donations, say, stays. Without a query.
    """
    if not link.page or not issubclass(link.page.specific_class or object, PetitionPage):
        return link.href
    petition = _looked_at(context)
    if petition is None or petition.pk is None or not petition.is_open():
        return link.href
    url = petition.get_url(context.get("request"))
    return f"{url}#sign" if url else link.href


def _looked_at(context: dict[str, Any]) -> PetitionPage | None:
    page = context.get("page")
    if isinstance(page, PetitionUpdatePage):
        return page.petition if page.path else None
    found = page if isinstance(page, PetitionPage) else context.get("petition")
    return found if isinstance(found, PetitionPage) else None
