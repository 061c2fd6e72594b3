"""The language of an answer is that of its address, and of nothing else: no cookie, no ``Accept-Language``."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, get_language_from_path, override
from wagtail.models import Locale, Page

Serve = Callable[[Page, HttpRequest, tuple, dict], HttpResponse]


class LanguagePrefixMiddleware:
    """Answer in the language that begins the path, ``/fr/…``; in the installation's own where none does.

    Django's LocaleMiddleware would ask browsers too, and then no cache could share a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with override(language_of_path(request.path_info)):
            request.LANGUAGE_CODE = get_language()
            return self.get_response(request)


def language_of_path(path: str) -> str:
    """The code of the language that begins the path, else of the installation's own."""
    start = "/".join(path.split("/", 2)[:2])
    return (len(start) <= _LONGEST_CODE and _language_of_start(start)) or settings.LANGUAGE_CODE


# Characters of a language's code and the slash before it, generously.
_LONGEST_CODE = 40


@lru_cache(maxsize=256)
def _language_of_start(start: str) -> str | None:
    return get_language_from_path(start)


@receiver(setting_changed)
def _forget_languages(*, setting: str, **kwargs: Any) -> None:
    if setting == "LANGUAGES":
        _language_of_start.cache_clear()


def without_language(path: str) -> str | None:
    """The path in the page tree of the active language; None where the address is not of that language."""
    prefix = "/" if get_language() == settings.LANGUAGE_CODE else f"/{get_language()}/"
    return path[len(prefix) - 1 :] if path.startswith(prefix) else None


def only_in_its_language(serve: Serve) -> Serve:
    """Wrap the serving of a page: Wagtail shows another language where the one of the address has no page.

    ``/fr/…`` is then nothing; an address without a language leads to the page's own.
    """

    def served(page: Page, request: HttpRequest, args: tuple, kwargs: dict) -> HttpResponse:
        if language_of(page) == get_language():
            return serve(page, request, args, kwargs)
        if get_language_from_path(request.path_info):
            raise Http404
        return HttpResponseRedirect(page.get_url(request))

    return served


def language_of(page: Page) -> str:
    """The code of the page's language, looked up once a process for each language."""
    return _code(page.locale_id)


@lru_cache(maxsize=200)
def _code(locale_id: int) -> str:
    return Locale.all_objects.values_list("language_code", flat=True).get(pk=locale_id)
