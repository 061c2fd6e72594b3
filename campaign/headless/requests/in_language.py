"""``?locale=``: one language at a time, the site's own where none is asked for; labels and problems are in it."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from ninja import Schema
from pydantic import Field
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.languages.language_tags import LENGTH_AT_MOST, known_languages, language_named
from campaign.core.pages.translations import own_language
from campaign.core.text.lists import listed
from campaign.headless.requests.request_validation import Text, names_in_query
from campaign.web.failures.problems import FieldProblem, Problem

PageType = TypeVar("PageType", bound=Page)


class InLanguage(Schema):
    locale: Text = Field(
        "",
        max_length=LENGTH_AT_MOST,
        json_schema_extra={"pattern": r"^[\w.@-]*$"},
        description="A language of the site, such as `fr`; `fr-CA`, `fr_CA.UTF-8` and `FR` are taken for the nearest "
        "one. Left out, the site's own.",
    )

    def language(self, request: HttpRequest) -> str:
        """The code of the language that is asked for. Raises Problem (400) for one that the site has not."""
        if not self.locale:
            return own_language(Site.find_for_request(request))
        try:
            return language_named(self.locale)
        except LookupError as error:
            known = _("Use one of: %(names)s.") % {"names": listed(known_languages())}
            wrong = FieldProblem(field="locale", message=known)
            raise Problem(400, f"{_('This site has no such language.')} {known}", errors=[wrong]) from error

    def of(self, pages: "PageQuerySet[PageType]", request: HttpRequest) -> "PageQuerySet[PageType]":
        """Those of ``pages`` in the language that is asked for."""
        return pages.filter(locale__language_code=self.language(request))


def in_asked_language(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have an endpoint that takes ``?locale=`` say labels, names of places and problems in that language (case L3)."""
    if "locale" not in names_in_query(unwrap(run).__self__):
        return run

    @wraps(run)
    def answer(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            language = InLanguage.model_construct(locale=request.GET.get("locale", "")).language(request)
        except Problem:
            return run(request, **path)  # which says what is wrong
        with override(language):
            return run(request, **path)

    return answer
