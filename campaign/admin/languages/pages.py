"""Which pages a language has, and how each stands against its original."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail.models import Locale, Page

from campaign.core.access.sites import pages_of_own_sites
from campaign.core.translating.comparing import Standing, standing_of


@dataclass(frozen=True)
class PageRow:
    """An original with its translation, or without one (``translation`` and ``standing`` are None)."""

    original: Page
    translation: Page | None = None
    standing: Standing | None = None

    @property
    def is_done(self) -> bool:
        return bool(self.translation and self.translation.live and self.standing and self.standing.is_whole)

    @property
    def is_ready(self) -> bool:
        """A draft in which nothing is left to write."""
        return bool(self.translation and self.standing and self.standing.is_whole and not self.is_done)


@dataclass(frozen=True)
class Count:
    """Of one language, by what the tree says alone: without a look into texts."""

    locale: Locale
    originals: int
    public: int
    drafts: int

    @property
    def missing(self) -> int:
        return self.originals - self.public - self.drafts


def other_locales() -> list[Locale]:
    """The languages to translate into, in the order of the settings."""
    order = [code for code, _name in settings.LANGUAGES]
    found = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    return sorted(found, key=lambda one: order.index(one.language_code) if one.language_code in order else len(order))


def originals(user: User) -> QuerySet[Page]:
    """The pages in the installation's own language on the account's sites that the public sees, parents first."""
    pages = Page.objects.filter(depth__gt=1, live=True, locale__language_code=settings.LANGUAGE_CODE)
    return pages_of_own_sites(pages, user).order_by("path")


def counts(user: User) -> list[Count]:
    """Two queries a language."""
    keys = originals(user).values("translation_key")
    number = originals(user).count()
    found = []
    for locale in other_locales():
        there = Page.objects.filter(locale=locale, translation_key__in=keys, alias_of=None)
        live = there.filter(live=True).count()
        found.append(Count(locale, number, live, there.count() - live))
    return found


def page_rows(user: User, locale: Locale) -> Iterator[PageRow]:
    """All pages of the language: some queries for each that has a translation."""
    found = Page.objects.filter(locale=locale, alias_of=None).select_related("locale")
    translations = {page.translation_key: page for page in found}
    for original in originals(user):
        translation = translations.get(original.translation_key)
        if translation is None:
            yield PageRow(original)
        else:
            yield PageRow(original, translation, standing_of(translation, original))
