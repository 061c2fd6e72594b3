"""The texts of a page, each with the place where it stands: in its fields, in blocks at any depth, in its rows.

A place is named alike in all languages of a page: by the names of fields, and by the numbers of blocks, which a copy
for translation keeps.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.blocks import CharBlock, RichTextBlock, StreamValue, StructValue, TextBlock
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from campaign.core.text.rich_text import plain_text

# Of Wagtail's own fields; of those of a page type, all that hold text.
OF_ANY_PAGE = ("title", "seo_title", "search_description")
_LEADS_TO = re.compile(r'\s(?:href|id)="([^"]*)"')
_NO_TEXT = (models.URLField, models.EmailField, models.SlugField)


@dataclass(frozen=True)
class Slot:
    """``path``: names down to the text; ``place``: the same in an editor's words; ``say`` writes into the page."""

    path: tuple[str, ...]
    place: tuple[str, ...]
    words: str
    say: Callable[[str], None]

    @property
    def key(self) -> str:
        return ".".join(self.path)


def means_the_same(one: str, other: str) -> bool:
    """Alike in their words and in where they lead: the editor's form writes the same text in markup of its own."""
    return one == other or (plain_text(one), _LEADS_TO.findall(one)) == (plain_text(other), _LEADS_TO.findall(other))


def slots_of(page: Page) -> Iterator[Slot]:
    """The texts of the page in the order of its fields, empty ones too."""
    for field in page._meta.concrete_fields:
        name = field.attname
        if isinstance(field, StreamField):
            yield from _in_value(getattr(page, name), (name,), (_title(field),))
        elif _is_text(page, field):
            yield Slot((name,), (_title(field),), getattr(page, name) or "", _setter(page, name))
    for name, (key, fields) in getattr(page, "translated_rows", {}).items():
        yield from _in_rows(page, name, key, fields)


def _is_text(page: Page, field: models.Field) -> bool:
    if field.model is Page:
        return field.name in OF_ANY_PAGE
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, _NO_TEXT):
        return False
    return field.editable and not field.choices and field.name not in getattr(page, "not_translated", ())


def _in_rows(page: Page, name: str, key: str, fields: tuple[str, ...]) -> Iterator[Slot]:
    manager = getattr(page, name)
    for row in manager.all():
        for field_name in fields:
            field = row._meta.get_field(field_name)
            path = (name, getattr(row, key), field_name)
            place = (str(row._meta.verbose_name).capitalize(), str(row), _title(field))
            yield Slot(path, place, getattr(row, field_name) or "", _row_setter(manager, row, field_name))


def _in_value(value: Any, path: tuple[str, ...], place: tuple[str, ...]) -> Iterator[Slot]:
    """Of what holds other values."""
    if isinstance(value, StreamValue):
        for child in value:
            below = (*path, child.id or "")
            yield from _in_child(child.block, child.value, below, (*place, _label(child.block)), _child_setter(child))
    elif isinstance(value, ListValue):
        for child in value.bound_blocks:
            yield from _in_child(child.block, child.value, (*path, child.id or ""), place, _child_setter(child))
    elif isinstance(value, StructValue):
        for name, block in value.block.child_blocks.items():
            below, setter = (*path, name), _item_setter(value, name)
            yield from _in_child(block, value.get(name), below, (*place, _label(block)), setter)
    elif isinstance(value, TypedTable):
        yield from _in_table(value, path, place)


def _in_child(
    block: Any, value: Any, path: tuple[str, ...], place: tuple[str, ...], setter: Callable[[Any], None]
) -> Iterator[Slot]:
    if isinstance(block, RichTextBlock):
        source = value.source if isinstance(value, RichText) else value or ""
        yield Slot(path, place, source, lambda words: setter(RichText(words)))
    elif isinstance(block, CharBlock | TextBlock):
        yield Slot(path, place, str(value or ""), setter)
    else:
        yield from _in_value(value, path, place)


def _in_table(table: TypedTable, path: tuple[str, ...], place: tuple[str, ...]) -> Iterator[Slot]:
    caption = getattr(table, "caption", "") or ""
    yield Slot((*path, "caption"), place, caption, _setter(table, "caption"))
    for number, column in enumerate(table.columns):
        yield Slot((*path, f"column{number}"), place, column["heading"], _item_setter(column, "heading"))
        for line, row in enumerate(table.row_data):
            below, setter = (*path, f"{line}-{number}"), _item_setter(row["values"], number)
            yield from _in_child(column["block"], row["values"][number], below, place, setter)


def _title(field: Any) -> str:
    text = str(field.verbose_name)
    return text[:1].upper() + text[1:]


def _label(block: Any) -> str:
    return str(block.label or block.name)


def _setter(holder: Any, name: str) -> Callable[[Any], None]:
    return lambda words: setattr(holder, name, words)


def _item_setter(holder: Any, name: Any) -> Callable[[Any], None]:
    return lambda words: holder.__setitem__(name, words)


def _child_setter(child: Any) -> Callable[[Any], None]:
    return lambda words: setattr(child, "value", words)


def _row_setter(manager: Any, row: models.Model, name: str) -> Callable[[Any], None]:
    def say(words: Any) -> None:
        setattr(row, name, words)
        manager.add(row)

    return say
