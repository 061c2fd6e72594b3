"""What each block is in the API, by example: made of the blocks' own preview values, for ``docs/blocks.md``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.utils.translation import override
from rest_framework.utils.encoders import JSONEncoder
from wagtail.blocks import Block, ChooserBlock, ListBlock, PageChooserBlock, StreamBlock, StreamValue, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale

from campaign.core.blocks.links import LinkValue

SITE = "https://campaign.example.org"
BLOCK_ID = "0d0a5c6e-7f3e-4d59-9a53-1f1f3f6b7c01"


@dataclass(frozen=True)
class _Rendition:
    url: str
    width: int
    height: int


class _Picture:
    pk, title, credit = 12, "The river at dawn", "Photo: Amara Example"
    public_license = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    source_url, focal_center = "https://example.org/river", (0.5, 0.4)
    default_alt_text, width, height = "A river between hills at dawn.", 2400, 1600

    def is_svg(self) -> bool:
        return False

    def get_renditions(self, *specs: str) -> dict[str, _Rendition]:
        sizes = {spec: int(spec.partition("-")[2].partition("x")[0]) for spec in specs}
        return {
            spec: _Rendition(f"{SITE}/media/images/river.max-{size}x{size}.webp", size, size * 2 // 3)
            for spec, size in sizes.items()
        }


class _Document:
    pk, title, url, format_name = 4, "Recommendations", f"{SITE}/documents/4/recommendations.pdf", "PDF"

    def get_file_size(self) -> int:
        return 482_133


@dataclass
class _ChosenPage:
    """A public page of the model, with an example in each of its streams."""

    model: type[Model]
    pk: int = 5
    live: bool = True
    path: str = ""
    url_path: str = ""
    numchild: int = 0
    streams: dict[str, StreamValue] = field(default_factory=dict)

    @property
    def specific(self) -> "_ChosenPage":
        return self

    @property
    def _meta(self) -> SimpleNamespace:
        return SimpleNamespace(get_fields=list)  # no text of its own that links to pages

    @property
    def locale_id(self) -> int:
        return Locale.get_default().pk

    @property
    def title(self) -> str:
        name = str(self.model._meta.verbose_name)
        return name[:1].upper() + name[1:]

    @property
    def full_url(self) -> str:
        return f"{SITE}/{self.model._meta.model_name.removesuffix('page') or 'page'}/"

    def __getattr__(self, name: str) -> StreamValue:
        found = next((stream for stream in _streams(self.model) if stream.name == name), None)
        if found is None:
            raise AttributeError(name)
        return example(found.stream_block)


def example(block: Block) -> Any:
    """The block's preview value, with a picture, document or page in each place for one; a stream has one of each."""
    if isinstance(block, StreamBlock):
        return StreamValue(block, [(name, example(child), BLOCK_ID) for name, child in block.child_blocks.items()])
    return _filled(block, block.normalize(block.meta.preview_value))


def _filled(block: Block, value: Any) -> Any:
    if isinstance(block, ChooserBlock):
        return value or _chosen(block)
    if isinstance(block, StructBlock) and not isinstance(value, LinkValue):  # a link has a page or an address
        for name, child in block.child_blocks.items():
            value[name] = _filled(child, value.get(name))
    if isinstance(block, ListBlock):
        for entry in value:
            _filled(block.child_block, entry)
    return value


def _chosen(block: ChooserBlock) -> Any:
    if isinstance(block, ImageChooserBlock):
        return _Picture()
    if isinstance(block, DocumentChooserBlock):
        return _Document()
    return _ChosenPage(block.target_model) if isinstance(block, PageChooserBlock) else None


def _streams(model: type[Model]) -> Iterator[StreamField]:
    return (one for one in model._meta.get_fields() if isinstance(one, StreamField))


def described_blocks() -> str:
    """All blocks that the APIs show, as Markdown: which field holds which, and an example of each."""
    with override("en"):
        shown = [
            (model, stream)
            for model in apps.get_models()
            for stream in _streams(model)
            if stream.name in {getattr(one, "name", one) for one in getattr(model, "api_fields", ())}
        ]
        rows = sorted(_row(model, stream) for model, stream in shown)
        blocks = {
            type(block): (name, block) for _model, stream in shown for name, block in _within(stream.stream_block)
        }
        sections = sorted(_section(name, block) for name, block in blocks.values())
    head = "| page | field | blocks |\n| --- | --- | --- |\n"
    return head + "\n".join(rows) + "\n\n" + "\n\n".join(sections).replace(settings.SITE_URL, SITE) + "\n"


def _row(model: type[Model], stream: StreamField) -> str:
    names = ", ".join(f"`{name}`" for name in stream.stream_block.child_blocks)
    return f"| `{model._meta.label}` | `{stream.name}` | {names} |"


def _within(stream: StreamBlock) -> Iterator[tuple[str, Block]]:
    for name, block in stream.child_blocks.items():
        yield name, block
        if isinstance(block, StreamBlock):
            yield from _within(block)


def _section(name: str, block: Block) -> str:
    shape = block.get_api_representation(example(block))
    if isinstance(block, StreamBlock):
        shape = shape[:1]  # the others are below
    written = json.dumps({"type": name, "value": shape, "id": BLOCK_ID}, cls=JSONEncoder, ensure_ascii=False, indent=2)
    return f"## `{name}`\n\n{block.label}. {block.meta.description}\n\n```json\n{written}\n```"
