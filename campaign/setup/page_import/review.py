"""All that was found on a page, for an editor to accept or change; what is there already, and of what it repeats."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from campaign.core.text.rich_text import plain_text
from campaign.imports.headings import heading_key
from campaign.imports.outcomes import Kind
from campaign.setup.checklist import waits
from campaign.setup.models import PageImport
from campaign.setup.page_import import guessing
from campaign.setup.page_import.items import (
    TICKED,
    HeadlineItem,
    Item,
    OptionsForm,
    OrganizationItem,
    QuestionItem,
    RedirectItem,
    ResourceItem,
)
from campaign.setup.page_import.marked_text import as_paragraphs
from campaign.setup.page_import.places import Places, hero_of, questions_of
from campaign.setup.page_import.tables import ORGANIZATIONS, RESOURCES, Table
from endorsers.models import Endorser
from endorsers.moderation.duplicates import same_organization

Found = dict[str, Any]


class Review:
    """``data``: what an editor sent; without, all that is new and may be taken by this editor is ticked."""

    def __init__(self, page_import: PageImport, *, by: User, data: Mapping[str, str] | None = None) -> None:
        self.found: Found = page_import.found
        self.places = Places(page_import.site, by=by)
        self.is_first = data is None
        self.data: dict[str, str] = dict(data.items()) if data else {}
        self.options = OptionsForm(self.data if data else None)
        if not self.places.may_publish:
            del self.options.fields["publish"]
        self._region = self.data.get("region", "").strip()

    @cached_property
    def headline(self) -> list[HeadlineItem]:
        hero = self.places.landing and hero_of(self.places.landing)
        items = self._items(HeadlineItem, "headline", [{name: self.found[name] for name in ("headline", "ask")}])
        for item in items if hero else []:
            ask = plain_text(hero["ask"].source if hero["ask"] else "")
            if (item.label, _words(item.typed("ask"))) == (hero["headline"], ask):
                item.known, item.url = _("It says so already."), _page(self.places.landing.pk)
            elif not waits(ask):
                item.note = _("Written already: “%(headline)s”.") % {"headline": hero["headline"]}
                self._untick(item)
        return items

    @cached_property
    def questions(self) -> list[QuestionItem]:
        there = {heading_key(each) for each in questions_of(self.places.questions)} if self.places.questions else set()
        items = self._items(QuestionItem, "question", self.found["questions"])
        for item in items:
            if heading_key(item.label) in there:
                item.known, item.url = _("Is there already."), _page(self.places.questions.pk)
            there.add(heading_key(item.label) if item.is_taken else "")
        return items

    @cached_property
    def organizations(self) -> list[OrganizationItem]:
        fields = [guessing.organization(entry) for entry in self.found["organizations"]]
        items = self._items(OrganizationItem, "organization", fields)
        for item in items:
            if self._region and item.typed("scope") == "local" and not item.typed("region"):
                self.data[item.add_prefix("region")] = self._region
            if not item.label:
                item.note = _("The page has a logo without a name: %(address)s") % {"address": item.typed("logo")}
        self._compared(items, ORGANIZATIONS, _endorser)
        for item in items:
            if not item.known and item.errors and (same := self._same_organization(item)):
                item.known, item.url = _("Is there already: %(name)s") % {"name": same.name}, _endorser(same.pk)
        return items

    def _same_organization(self, item: OrganizationItem) -> Endorser | None:
        """The entry of one that can't be tried out, since a name or a region lacks on the page."""
        name, website = item.label or item.typed("website"), item.typed("website")
        return same_organization(name=name, website=website).of_site(self.places.site.pk).first() if name else None

    @cached_property
    def resources(self) -> list[ResourceItem]:
        names = guessing.names_on(self.found)
        fields = [guessing.resource(entry, names) for entry in self.found["resources"]]
        items = self._items(ResourceItem, "resource", fields)
        self._compared(items, RESOURCES, _page)
        return items

    @cached_property
    def redirects(self) -> list[RedirectItem]:
        pages = self.places.pages
        choices = [(str(page.pk), page.title) for page in pages]
        fields = [guessing.redirect(entry, pages) for entry in self.found["paths"]]
        items = self._items(RedirectItem, "redirect", fields, pages=choices)
        here = {page.relative_url(self.places.site): page for page in pages}
        made = {redirect.old_path: redirect for redirect in Redirect.get_for_site(self.places.site)}
        for item in items:
            path = Redirect.normalise_path(item.label) if item.label.startswith("/") else ""
            if path in made:
                item.known, item.url = _("Leads on already."), reverse("wagtailredirects:edit", args=[made[path].pk])
            elif page := here.get(item.label.rstrip("/") + "/"):
                item.known, item.url = _("Is a page here: nothing to do."), _page(page.pk)
            elif not item.typed("page"):
                self._untick(item)
        return items

    @property
    def items(self) -> list[Item]:
        return [*self.headline, *self.questions, *self.organizations, *self.resources, *self.redirects]

    @cached_property
    def wrong(self) -> list[Item]:
        """Those that are ticked and can't be taken as they are."""
        return [item for item in self.items if item.is_taken and item.errors]

    @cached_property
    def taken(self) -> list[Item]:
        return [item for item in self.items if item.is_taken]

    def is_valid(self) -> bool:
        return self.options.is_valid() and not self.wrong

    @property
    def publishes(self) -> bool:
        return bool(self.options.cleaned_data.get("publish"))

    def _items(self, form: type[Item], kind: str, entries: list[dict], **kwargs: Any) -> list[Any]:
        """A form for each; what an editor may not add is not asked."""
        if not self.places.may_add(kind):
            return []
        prefixes = [f"{kind}-{number}" for number in range(len(entries))]
        if self.is_first:
            for prefix, entry in zip(prefixes, entries, strict=True):
                self.data |= {f"{prefix}-{name}": value for name, value in entry.items()}
                self.data[f"{prefix}-take"] = TICKED
        return [form(self.data, prefix=prefix, **kwargs) for prefix in prefixes]

    def _compared(self, items: list[Any], table: Table, address_of: Callable[[int], str]) -> None:
        """Says of what each is a repeat, by the import's own dry run."""
        lines = table.tried([table.row(item) for item in items], self.places)
        for number, item in enumerate(items):
            line = lines[number]
            if line.kind not in (Kind.NEW, Kind.WRONG):
                same = items[line.same_as].label if line.same_as is not None else ""
                item.known = _("The same as “%(name)s” above.") % {"name": same} if same else line.words
                item.url = address_of(line.pk) if line.pk else ""

    def _untick(self, item: Item) -> None:
        if self.is_first:
            self.data[item.add_prefix("take")] = ""


def _page(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _endorser(pk: int) -> str:
    return reverse("endorsers_admin:edit", args=[pk])


def _words(text: str) -> str:
    return plain_text(as_paragraphs(text))
