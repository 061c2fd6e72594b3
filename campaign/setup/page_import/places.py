"""Where on a site what was brought belongs, and what of it an editor may add."""

from functools import cached_property

from django.contrib.auth.models import User
from wagtail.models import Page, Site

from endorsers.models import EndorsersPage
from home.models import ContentPage, FAQPage, HomePage
from petition.models import PetitionPage
from resources.models import ResourceLibraryPage

KINDS = (HomePage, PetitionPage, EndorsersPage, FAQPage, ResourceLibraryPage, ContentPage)


class Places:
    """The pages of one site, each looked up once; None where there is none."""

    def __init__(self, site: Site, *, by: User) -> None:
        self.site, self.by = site, by

    @cached_property
    def pages(self) -> list[Page]:
        """All but the single resources: what an old path may lead to."""
        below = Page.objects.descendant_of(self.site.root_page, inclusive=True)
        return list(below.type(*KINDS).order_by("path").specific())

    @cached_property
    def landing(self) -> HomePage | None:
        return self._first(HomePage)

    @cached_property
    def petition(self) -> PetitionPage | None:
        return self._first(PetitionPage)

    @cached_property
    def questions(self) -> FAQPage | None:
        return self._first(FAQPage)

    @cached_property
    def library(self) -> ResourceLibraryPage | None:
        return self._first(ResourceLibraryPage)

    def _first(self, kind: type[Page]) -> Page | None:
        return next((page for page in self.pages if isinstance(page, kind)), None)

    def may_add(self, kind: str) -> bool:
        """Whether the editor may take in things of this kind, and there is a page for them."""
        if kind == "organization":
            return self.by.has_perm("endorsers.add_endorser")
        if kind == "redirect":
            return self.by.has_perm("wagtailredirects.add_redirect")
        if kind == "resource":
            return self.library is not None and self.library.permissions_for_user(self.by).can_add_subpage()
        page = {"headline": self.landing, "question": self.questions}[kind]
        return page is not None and self.may_edit(page)

    def may_edit(self, page: Page) -> bool:
        rights = page.permissions_for_user(self.by)
        return rights.can_edit() and not rights.page_locked()

    @cached_property
    def may_publish(self) -> bool:
        """Whether all that comes in may be published by this editor."""
        landing = self.landing
        return bool(
            landing
            and landing.permissions_for_user(self.by).can_publish()
            and self.by.has_perm("endorsers.publish_endorser")
        )


def hero_of(landing: HomePage) -> dict | None:
    """The first headline and ask, as the latest draft has it."""
    draft = landing.get_latest_revision_as_object()
    return next((section.value for section in draft.sections if section.block_type == "hero"), None)


def questions_of(page: FAQPage) -> list[str]:
    """All questions of the latest draft."""
    draft = page.get_latest_revision_as_object()
    return [entry["question"] for section in draft.sections for entry in section.value["questions"]]
