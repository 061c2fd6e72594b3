"""The pattern library: each block as readers see it, on a phone and a desk, with what it is for and where it fits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page

from campaign.admin.guide import GuideView
from campaign.core.blocks.sharing import ShareTextsBlock

NOT_ON_PAGES = (ShareTextsBlock,)


@dataclass
class Pattern:
    """``places`` are the fields that take the block, by the names that editors see."""

    block: Block
    places: list[str] = field(default_factory=list)

    @property
    def preview_url(self) -> str:
        return f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': self.block.definition_prefix})}"


class PatternsView(GuideView):
    template_name = "campaign_admin/patterns.html"
    page_title = _("Blocks")
    header_icon = "placeholder"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(patterns=patterns(), **kwargs)


def patterns() -> list[Pattern]:
    """By their labels; a block that several pages take stands once."""
    found: dict[type[Block], Pattern] = {}
    for place, block in _offered():
        pattern = found.setdefault(type(block), Pattern(block))
        if place not in pattern.places:
            pattern.places.append(place)
    return sorted(found.values(), key=lambda pattern: str(pattern.block.label).casefold())


def _offered() -> Iterator[tuple[str, Block]]:
    for model in apps.get_models():
        if not issubclass(model, Page):
            continue
        streams = (one for one in model._meta.get_fields() if isinstance(one, StreamField))
        for stream in (one for one in streams if not isinstance(one.stream_block, NOT_ON_PAGES)):
            for block in stream.stream_block.child_blocks.values():
                if block.is_previewable:
                    yield f"{_capital(model._meta.verbose_name)}: {stream.verbose_name}", block


def _capital(words: object) -> str:
    return f"{words}"[:1].upper() + f"{words}"[1:]
