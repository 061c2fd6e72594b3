"""Numbers as readers of the active language write them."""

from django import template

from campaign.core.text.numbers import group_size, grouped, separator

register = template.Library()


@register.filter
def count(value: float | None) -> str:
    """``12345`` as ``12,345``: grouped, whatever the settings say about thousands."""
    return "" if value is None or value == "" else grouped(value)


@register.simple_tag
def thousands_separator() -> str:
    return separator()


@register.simple_tag
def thousands_group() -> int:
    return group_size()
