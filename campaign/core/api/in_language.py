"""``?locale=`` on lists: one language at a time, the site's own where none is asked for."""

from typing import TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from campaign.core.api.strictness import Text
from campaign.core.languages.translations import own_language

PageType = TypeVar("PageType", bound=Page)


class InLanguage(Schema):
    locale: Text = Field(
        "",
        max_length=20,
        description="A language of the site, such as `fr`; left out, the site's own. One that it has not gives none.",
    )

    def language(self, request: HttpRequest) -> str:
        """The code of the language that is asked for."""
        return self.locale or own_language(Site.find_for_request(request))

    def of(self, pages: "PageQuerySet[PageType]", request: HttpRequest) -> "PageQuerySet[PageType]":
        """Those of ``pages`` in the language that is asked for."""
        return pages.filter(locale__language_code=self.language(request))
