"""The account that did something, as a column: the row outlives the account."""

from typing import Any

from django.conf import settings
from django.db import models


def user_key(verbose_name: Any = None, *, blank: bool = True, **options: Any) -> models.ForeignKey[Any, Any]:
    """A key to an account, empty where nobody did it or the account is gone; accounts do not list such rows."""
    named = {"verbose_name": verbose_name} if verbose_name is not None else {}
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=blank,
        on_delete=models.SET_NULL,
        related_name="+",
        **named,
        **options,
    )
