"""What pages that know nothing of endorsers say of them: how many there are, and the way to their form."""

from typing import Any

from django import template

from campaign.core.languages.site_pages import here
from endorsers.models import Endorser, EndorsersPage

register = template.Library()


@register.inclusion_tag("endorsers/includes/for_organizations.html", takes_context=True)
def for_organizations(context: dict[str, Any]) -> dict[str, Any]:
    """A line that leads organizations to their own form; nothing where the site has none that is open."""
    request = context.get("request")
    page = here(EndorsersPage.objects.live().public().filter(takes_organizations=True)).first()
    return {"address": page.add_url(request) if page else ""}


@register.simple_tag(takes_context=True)
def organizations_at(context: dict[str, Any], page: EndorsersPage | None, framed: bool = False) -> str:
    """What the address of each organization's page begins with, absolute in a frame; empty where there is no page."""
    if page is None:
        return ""
    return (page.full_url if framed else page.get_url(context.get("request"))) or ""


@register.simple_tag
def number_of_endorsers() -> int:
    """How many organizations stand on this site's wall."""
    return Endorser.objects.public().count()
