"""Whether what a process remembers about petitions still holds."""

import time
from threading import Lock
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from campaign.core.page_cache.shown import is_of_a_draft
from petition.models import PetitionPage, PetitionQuestion, SigningVersion

# Seconds. Read anew after the first by one thread; after the second everybody waits for that.
FRESH, OLDEST = 0.5, 1.0


class _Known:
    def __init__(self) -> None:
        self.number, self.read_at = -1, float("-inf")
        self.reading = Lock()


_known = _Known()


def current_version() -> int:
    """The version, at most a second old: a petition that is closed elsewhere is closed here within a second."""
    age = time.monotonic() - _known.read_at
    if age < FRESH or not _known.reading.acquire(blocking=age >= OLDEST):
        return _known.number
    try:
        if time.monotonic() - _known.read_at >= FRESH:
            began = time.monotonic()
            _known.number = SigningVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
            _known.read_at = began
    finally:
        _known.reading.release()
    return _known.number


def forget_version() -> None:
    """Read the version anew at the next signature."""
    _known.read_at = float("-inf")


def raise_version(**signal: Any) -> None:
    """Note, in the transaction of the change, that something changed on which a signer's post depends."""
    if signal.get("raw") or is_of_a_draft(signal.get("update_fields")):  # a fixture brings the rows as they were
        return
    if not SigningVersion.objects.filter(pk=1).update(number=F("number") + 1):
        SigningVersion.objects.get_or_create(pk=1, defaults={"number": 1})
    transaction.on_commit(forget_version, robust=True)


for _signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
    _signal.connect(raise_version, dispatch_uid="signing_version")
for _model in (PetitionPage, PetitionQuestion, Page, Site, PageViewRestriction):
    post_save.connect(raise_version, sender=_model, dispatch_uid="signing_version")
    post_delete.connect(raise_version, sender=_model, dispatch_uid="signing_version")
