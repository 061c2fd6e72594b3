"""How many have signed, for whoever has just signed."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from campaign.web.front.fresh_parts import fresh
from petition.counting.momentum import Momentum, momentum_of, words_by_day
from petition.models import PetitionPage

register = template.Library()

# A number of each kind that languages tell apart (CLDR), for which catalogues and browsers agree on the kind.
KINDS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}


@register.simple_tag(takes_context=True)
def signature_count_now(context: dict[str, Any], petition: PetitionPage) -> SafeString:
    """The count as it is when the page is read, in kept copies of the page too: the reader's own signature is in it."""
    _ = petition.goals  # asked once for all readers
    request = context.get("request")
    unasked = getattr(request, "is_before_launch", False)
    return fresh(
        request,
        now=lambda: _rendered(petition, unasked=unasked),
        later=lambda: _rendered(petition.counted_anew(), unasked=unasked),
    )


def _rendered(petition: PetitionPage, *, unasked: bool) -> SafeString:
    shown = {"petition": petition, "signed": True, "unasked": unasked}
    return render_to_string("includes/signature_count.html", shown)


@register.simple_tag
def momentum(petition: PetitionPage) -> Momentum | None:
    """How many signed lately, where that encourages."""
    return momentum_of(petition)


@register.simple_tag
def momentum_words() -> dict[str, str]:
    """What a script says of another number, by the day since which it counts."""
    return words_by_day()


@register.simple_tag
def count_nouns() -> dict[str, str]:
    """What stands beside the count, by the kind of number; kinds that are not named here are like ``other``."""
    nouns = {kind: ngettext("person has signed", "people have signed", number) for kind, number in KINDS.items()}
    return {kind: noun for kind, noun in nouns.items() if kind == "other" or noun != nouns["other"]}
