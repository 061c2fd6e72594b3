"""Numbers as readers of the active language write them."""

from django import template

from campaign.core.numbers import grouped

register = template.Library()


@register.filter
def count(value: float | None) -> str:
    """``12345`` as ``12,345``: grouped, whatever the settings say about thousands."""
    return "" if value is None or value == "" else grouped(value)
