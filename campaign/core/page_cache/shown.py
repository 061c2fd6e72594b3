"""What public pages show: each change of it makes the kept copies out of date."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from campaign.core.page_cache.generation import raise_after_commit

# An editor's draft changes these of a page and nothing that readers see.
_OF_DRAFTS = {
    "latest_revision",
    "latest_revision_id",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
}


def is_of_a_draft(update_fields: Collection[str] | None) -> bool:
    """Whether a save with these fields wrote an editor's draft alone."""
    return bool(update_fields) and _OF_DRAFTS.issuperset(update_fields)


_shown: tuple[type[Model], ...] = ()


def shown(*models: type[Model]) -> None:
    """Register models (and their subclasses) whose rows public pages show; call it from an app's ``ready``."""
    global _shown
    _shown = (*_shown, *models)


def _changed(sender: type[Model], instance: Model, update_fields: Any = None, **_facts: Any) -> None:
    if isinstance(instance, _shown) and not is_of_a_draft(update_fields):
        raise_after_commit()


def _moved(sender: type[Page], **_facts: Any) -> None:
    raise_after_commit()


post_save.connect(_changed, dispatch_uid="campaign.shown")
post_delete.connect(_changed, dispatch_uid="campaign.shown")
post_page_move.connect(_moved, dispatch_uid="campaign.shown")
