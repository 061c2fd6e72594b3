"""Views that any site may show in a frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseMiddleware

from campaign.core.languages.language_tags import language_named
from campaign.core.theming.frame_looks import look_of, style_sheet
from campaign.web.policy.content_security import framable_policy


class SharedFilesMiddleware(WhiteNoiseMiddleware):
    """Static files, with what a page under ``Cross-Origin-Embedder-Policy`` asks of all that it loads (HTML, 7.1.4)."""

    def add_cache_headers(self, headers: Any, path: str, url: str) -> None:
        super().add_cache_headers(headers, path, url)
        share(headers)


def share(headers: Any) -> None:
    """Let any site use this file. The second is for workers, which must say what their page says."""
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    headers["Cross-Origin-Embedder-Policy"] = "credentialless"


LOOK_KEPT = 86_400


def framable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let any site frame what the view answers, in the language of ``?lang=``; what is gone says so in the frame."""

    @xframe_options_exempt
    @wraps(view)
    def framed(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        with override(asked_language(request)):
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                response = framed_page(request, "embed/gone.html", status=404)
        response.headers["Content-Security-Policy"] = framable_policy()
        # ``credentialless``, not ``require-corp``: pictures may come from a bucket that says nothing of the kind.
        share(response.headers)
        return response

    return framed


def framed_page(request: HttpRequest, template: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Render a template that extends ``embed/base.html``, in the look that the address asks for."""
    return render(request, template, {"look": look_of(request.GET), **context}, status=status)


def asked_language(request: HttpRequest) -> str:
    """The language of ``?lang=`` where the site has it, else the site's own."""
    try:
        return language_named(request.GET.get("lang", ""))
    except LookupError:
        return get_language() or ""


@require_safe
def look_style_sheet(request: HttpRequest) -> HttpResponse:
    """GET /embed/look.css?theme=…&accent=…: nothing but checked values is in it."""
    response = HttpResponse(style_sheet(look_of(request.GET)), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=LOOK_KEPT)
    return response
