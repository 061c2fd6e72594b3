"""The way to the form for organizations, from pages that know nothing of endorsers."""

from typing import Any

from django import template

from campaign.core.languages.site_pages import here
from endorsers.models import EndorsersPage

register = template.Library()


@register.inclusion_tag("endorsers/includes/for_organizations.html", takes_context=True)
def for_organizations(context: dict[str, Any]) -> dict[str, Any]:
    """A line that leads organizations to their own form; nothing where the site has no such page."""
    request = context.get("request")
    page = here(EndorsersPage.objects.live().public()).first()
    return {"address": page.add_url(request) if page else ""}
