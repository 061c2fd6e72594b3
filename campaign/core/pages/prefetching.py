"""Loads what many rows need beside themselves, with as many queries for a hundred as for one."""

from collections.abc import Container, Sequence

from django.db.models import Model
from wagtail.fields import StreamField


def load_streams(instances: Sequence[Model], names: Container[str] | None = None) -> None:
    """Load the pictures, documents and pages in the streams of these instances, which are all of one model.

    Left alone, each stream asks the database for its own. ``names``: only the fields named so.
    """
    if not instances:
        return
    for field in type(instances[0])._meta.get_fields():
        if isinstance(field, StreamField) and (names is None or field.name in names):
            raw = [list(getattr(instance, field.name).raw_data) for instance in instances]
            for instance, stream in zip(instances, field.stream_block.bulk_to_python(raw), strict=True):
                setattr(instance, field.name, stream)


def load_alike_streams(instance: Model, names: Sequence[str]) -> None:
    """Load what the streams of one instance hold, whose blocks are the same in all of them, as if they were one."""
    streams = [getattr(instance, name) for name in names]
    loaded = streams[0].stream_block.bulk_to_python([list(stream.raw_data) for stream in streams])
    for name, stream in zip(names, loaded, strict=True):
        setattr(instance, name, stream)
