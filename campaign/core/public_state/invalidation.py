"""Cache invalidation: apps register what public pages show, and each change of it takes the cached pages out."""

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move

from campaign.core.public_state.generation import raise_after_commit, raise_in_transaction

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
    return bool(update_fields and _OF_DRAFTS.issuperset(update_fields))


_shown: tuple[type[Model], ...] = ()
_signed: tuple[type[Model], ...] = ()


def invalidated_by(*models: type[Model], decide_who_signs: bool = False) -> None:
    """Register models (and their subclasses) whose rows public pages show; call it from an app's ``ready``.

    ``decide_who_signs``: what can be signed, by whom and how, depends on them as well. Their changes raise the
    generation in their own transaction.
    """
    global _shown, _signed
    _shown = (*_shown, *models)
    _signed = (*_signed, *models) if decide_who_signs else _signed


def _changed(
    sender: type[Model], instance: Model, update_fields: Collection[str] | None = None, raw: bool = False, **_facts: Any
) -> None:
    if not isinstance(instance, _shown) or is_of_a_draft(update_fields):
        return
    # A fixture brings the rows as they were, the generation's own among them.
    if isinstance(instance, _signed) and not raw:
        raise_in_transaction()
    else:
        raise_after_commit()


def _moved(sender: type[Page], **_facts: Any) -> None:
    raise_in_transaction()


post_save.connect(_changed, dispatch_uid="campaign.shown")
post_delete.connect(_changed, dispatch_uid="campaign.shown")
post_page_move.connect(_moved, dispatch_uid="campaign.shown")
