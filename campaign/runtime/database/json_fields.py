"""JSON columns of one shape: whatever a row holds, code gets an object or a list, so one bad row breaks no list.

A broken import, a foreign program or a hand in the database can write anything that is JSON.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models


class _ShapedField(models.JSONField):
    shape: type = dict

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """What is there, or an empty one where that is of another shape."""
        found = super().from_db_value(value, expression, connection)
        # A path into the JSON (``answers__x``) gives what is at its end.
        if not isinstance(getattr(expression, "target", None), _ShapedField):
            return found
        return found if isinstance(found, self.shape) else self.shape()

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """To the database it is a JSON column like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class ObjectField(_ShapedField):
    """A JSON object: a dict."""

    shape = dict


class ListField(_ShapedField):
    """A JSON array: a list."""

    shape = list
