"""Addresses that anybody may only read."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]


def public_read(view: View) -> View:
    """Answer GET and HEAD, and 405 to the rest: without this a PUT would be told of a missing CSRF token."""
    return csrf_exempt(require_safe(view))
