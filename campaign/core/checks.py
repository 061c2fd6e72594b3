"""Rules of this project as system checks, so that no half-made block and no personal field goes unnoticed."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - Django's own name
from wagtail import blocks
from wagtail.fields import StreamField

PRESENTATION = ("icon", "description", "preview_value")
PERSONAL = frozenset({"email", "canonical_email", "contact", "contact_email", "contact_name", "signatures"})


@register()
def every_block_is_presentable(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Each block that we wrote has an icon, a description and a preview value (core.E001)."""
    errors: list[CheckMessage] = []
    for block_class in sorted(our_block_classes(), key=lambda cls: cls.__qualname__):
        missing = [name for name in PRESENTATION if not _says(block_class, name)]
        if missing and not issubclass(block_class, blocks.StreamBlock):
            errors.append(Error(f"{block_class.__qualname__} has no {', '.join(missing)}.", id="core.E001"))
    return errors


@register()
def no_personal_field_is_in_the_api(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """No model gives Wagtail's API a field that says who signed or endorsed (core.E002)."""
    return [
        Error(f"{model.__qualname__} has the personal field “{name}” in its api_fields.", id="core.E002")
        for model in apps.get_models()
        for name in (getattr(field, "name", field) for field in getattr(model, "api_fields", ()))
        if name in PERSONAL
    ]


@register(Tags.caches, deploy=True)
def workers_share_a_cache(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Purges and rate limits reach every worker only through a cache that they share (core.W001)."""
    if settings.REDIS_URL:
        return []
    return [Warning("Each worker has a cache of its own.", hint="Set REDIS_URL, or run one worker.", id="core.W001")]


def our_block_classes() -> set[type[blocks.Block]]:
    """The block classes of this project that a StreamField of any model uses."""
    return {
        block_class
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for block_class in _classes_within(field.stream_block)
    }


def _classes_within(block: blocks.Block) -> Iterator[type[blocks.Block]]:
    # A block that only loads in another way than Wagtail's says that it is Wagtail's.
    if not block.canonical_module_path.startswith(("wagtail.", "wagtail_")):
        yield type(block)
    for child in getattr(block, "child_blocks", {}).values():
        yield from _classes_within(child)
    if isinstance(block, blocks.ListBlock):
        yield from _classes_within(block.child_block)


def _says(block_class: type[blocks.Block], name: str) -> bool:
    return getattr(block_class._meta_class, name, None) not in (None, "", "placeholder")
