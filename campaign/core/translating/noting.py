"""Keeps, with each version of a translation, from which words of the original its texts were made."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, Revision

from campaign.core.models import BasePage, TranslatedTexts
from campaign.core.translating.originals import as_read, original_of
from campaign.core.translating.slots import means_the_same, slots_of


@receiver(post_save, sender=Revision)
def note_version(*, instance: Revision, raw: bool = False, **_more: Any) -> None:
    """What was written anew in this version was written beside the original as it reads now."""
    model = instance.content_type.model_class()
    if raw or model is None or not issubclass(model, BasePage):
        return
    if Locale.objects.filter(pk=instance.content.get("locale"), language_code=settings.LANGUAGE_CODE).exists():
        return
    page = instance.as_object()
    original = original_of(page)
    if original is not None:
        _note(page, original)


def settle(*, translation: Page, keys: Iterable[str]) -> None:
    """An editor says that these texts of the newest draft are right as they stand."""
    original = original_of(translation)
    if original is None:
        return
    _note(translation.get_latest_revision_as_object(), original)
    record = TranslatedTexts.objects.get(page=translation.pk)
    now = {slot.key: slot.words for slot in slots_of(as_read(original))}
    for key in set(keys) & record.seen.keys() & now.keys():
        record.seen[key] = [now[key], record.seen[key][1], True]
    record.save(update_fields=["seen"])


def _note(page: Page, original: Page) -> None:
    originals = {slot.key: slot.words for slot in slots_of(as_read(original))}
    record, _made = TranslatedTexts.objects.get_or_create(page_id=page.pk)
    seen = {}
    for slot in slots_of(page):
        if slot.key not in originals:
            continue
        earlier = record.seen.get(slot.key)
        is_same = earlier is not None and means_the_same(earlier[1], slot.words)
        seen[slot.key] = earlier if is_same else [originals[slot.key], slot.words, False]
    if seen != record.seen:
        record.seen = seen
        record.save(update_fields=["seen"])
