"""Rules of this project as system checks, so that no block or page reaches editors half made."""

from collections.abc import Iterator

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail import blocks
from wagtail.fields import StreamField


@register()
def every_block_is_presentable(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Each block that we wrote has an icon, a description and a preview value (core.E001)."""
    errors = []
    for block_class in sorted(set(_our_block_classes()), key=lambda cls: cls.__qualname__):
        meta = block_class._meta_class
        missing = [
            name
            for name in ("icon", "description", "preview_value")
            if getattr(meta, name, None) in (None, "", "placeholder")
        ]
        if missing and not issubclass(block_class, blocks.StreamBlock):
            errors.append(Error(f"{block_class.__qualname__} has no {', '.join(missing)}.", id="core.E001"))
    return errors


def _our_block_classes() -> Iterator[type[blocks.Block]]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from _classes_within(field.stream_block)


def _classes_within(block: blocks.Block) -> Iterator[type[blocks.Block]]:
    if not type(block).__module__.startswith(("wagtail.", "wagtail_")):
        yield type(block)
    for child in getattr(block, "child_blocks", {}).values():
        yield from _classes_within(child)
    if isinstance(block, blocks.ListBlock):
        yield from _classes_within(block.child_block)
