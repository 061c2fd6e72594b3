"""One change to a page that is public, made in the place of an editor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page


def publish_change(page: Page, change: Callable[[Any], None], *, by: User | None) -> None:
    """Change what is public and nothing else: an editor's draft stays a draft, with the change in it."""
    live = type(page).objects.get(pk=page.pk)
    draft = live.get_latest_revision_as_object() if live.has_unpublished_changes else None
    change(live)
    live.save_revision(user=by, log_action=True).publish(user=by)
    if draft:
        change(draft)
        draft.save_revision(user=by, log_action=True)
