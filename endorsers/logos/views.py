"""Handing out logos that wait: to those who may see them, and never as a document that could do anything."""

from django.http import HttpResponse

from endorsers.models import PendingLogo

# Whatever it holds, opened on its own it may do nothing.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def logo_response(logo: PendingLogo) -> HttpResponse:
    """The picture, for a view that has looked at who asks. No cache keeps it."""
    response = HttpResponse(bytes(logo.data), content_type=logo.content_type)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
