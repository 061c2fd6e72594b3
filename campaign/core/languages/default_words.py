"""Words that a page has from the first, such as those on its button, follow its language until others are written."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done


@receiver(copy_for_translation_done)
def say_default_words(*, target_obj: Any, **_more: object) -> None:
    """In a translation's draft, in its fields and in the blocks of its streams. An alias has its original's words."""
    if not isinstance(target_obj, Page) or target_obj.alias_of_id:
        return
    page = target_obj.specific
    said = [_say_in_field(page, field) for field in page._meta.concrete_fields]
    if any(said):
        page.save()
        page.save_revision(log_action=True)


def _say_in_field(page: Page, field: Any) -> bool:
    """Whether anything is said again."""
    language, value = page.locale.language_code, getattr(page, field.attname)
    if isinstance(field, StreamField):
        said = [_say_in_struct(struct, language) for struct in _structs(value)]
        return any(said)
    words = _words(field.default, value, language, field.max_length)
    if words:
        setattr(page, field.attname, words)
    return bool(words)


def _say_in_struct(struct: StructValue, language: str) -> bool:
    changed = False
    for name, block in struct.block.child_blocks.items():
        longest = getattr(getattr(block, "field", None), "max_length", None)
        words = _words(getattr(block.meta, "default", None), struct.get(name), language, longest)
        if words:
            struct[name] = words
            changed = True
    return changed


def _structs(value: Any) -> Iterator[StructValue]:
    """Every group of named blocks within, at any depth."""
    if isinstance(value, StructValue):
        yield value
        children = list(value.values())
    elif isinstance(value, StreamValue):
        children = [child.value for child in value]
    elif isinstance(value, ListValue):
        children = list(value)
    else:
        return
    for child in children:
        yield from _structs(child)


def _words(default: Any, value: Any, language: str, longest: int | None) -> str:
    """The default in the language, where the value is the default in whatever language it was made; or nothing."""
    if not isinstance(default, Promise) or value not in _in_all_languages(default):
        return ""
    words = _in(language, default)
    return words if words != value and len(words) <= (longest or len(words)) else ""


def _in_all_languages(words: Promise) -> set[str]:
    return {_in(code, words) for code, _name in settings.LANGUAGES}


def _in(language: str, words: Promise) -> str:
    with override(language):
        return str(words)
