"""Logos of any shape in one visual size."""

from typing import Any

from django import template

register = template.Library()

# A wide and a square logo look equally large when they cover equal areas. The style sheet has one size a shape.
SHAPES = ((0.8, "tall"), (1.25, "square"), (1.8, "broad"), (2.7, "wide"), (4.2, "long"))


@register.filter
def logo_shape(image: Any) -> str:
    """Name the shape of an image by its proportions: tall, square, broad, wide, long or strip."""
    proportion = image.width / image.height if image.width and image.height else 1
    return next((name for limit, name in SHAPES if proportion <= limit), "strip")
