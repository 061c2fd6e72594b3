"""Numbers as readers of the active language write them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def count(value: float | None) -> str:
    """``12345`` as ``12,345``: grouped, whatever the settings say about thousands."""
    return "" if value is None or value == "" else number_format(value, use_l10n=True, force_grouping=True)
