"""How many have signed, for whoever has just signed."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from campaign.core.page_cache.fresh import fresh
from petition.models import PetitionPage

register = template.Library()


@register.simple_tag(takes_context=True)
def signature_count_now(context: dict[str, Any], petition: PetitionPage) -> SafeString:
    """The count as it is when the page is read, in kept copies of the page too: the reader's own signature is in it."""
    _ = petition.goals  # asked once for all readers
    return fresh(
        context.get("request"), now=lambda: _rendered(petition), later=lambda: _rendered(petition.counted_anew())
    )


def _rendered(petition: PetitionPage) -> SafeString:
    return render_to_string("includes/signature_count.html", {"petition": petition, "signed": True})
