"""What changed between two wordings of a statement, as marked-up words."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from campaign.core.text.difference import Part, difference
from petition.models import PetitionPage
from petition.models.wording_counts import WordingCount

register = template.Library()


@register.filter
def changed_to(before: str, after: str) -> SafeString:
    """Both texts in one: what is gone as ``del``, what is new as ``ins``, a paragraph a line."""
    return format_html_join("", "{}", ((_marked(part),) for part in difference(before, after)))


@register.simple_tag
def live_text(wordings: list[WordingCount], petition: PetitionPage) -> str:
    """The words that the petition says now."""
    return next((one.wording.text for one in wordings if one.wording.pk == petition.wording_id), "")


def _marked(part: Part) -> SafeString:
    text = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in part.text.split("\n")))
    if part.kind == "same":
        return text
    return format_html("<del>{}</del>" if part.kind == "gone" else "<ins>{}</ins>", text)
