"""Who else is here, for the forms of the admin."""

from typing import Any

from django import template
from django.db.models import Model
from wagtail.admin.ui.editing_sessions import EditingSessionsModule

from campaign.core.editing.presence import presence

register = template.Library()


@register.simple_tag(takes_context=True)
def who_else_is_here(context: dict[str, Any]) -> EditingSessionsModule | None:
    """Wagtail's own where the view has one; else that of the row that the form changes."""
    row = context.get("object")
    return context.get("editing_sessions") or (
        presence(row, context["request"].user) if isinstance(row, Model) else None
    )
