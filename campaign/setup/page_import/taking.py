"""The one verb that takes in what an editor chose of a page from elsewhere."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.rich_text import RichText

from campaign.core.text.rich_text import plain_text
from campaign.imports.headings import heading_key
from campaign.runtime.tasks.left_behind import enqueue
from campaign.setup.checklist import waits
from campaign.setup.models import PageImport
from campaign.setup.page_import.items import HeadlineItem, QuestionItem, RedirectItem
from campaign.setup.page_import.marked_text import as_html, as_paragraphs
from campaign.setup.page_import.places import Places
from campaign.setup.page_import.review import Review
from campaign.setup.page_import.tables import ORGANIZATIONS, RESOURCES

logger = logging.getLogger("campaign.setup")

TAKEN_IN = "campaign.take_in"
PUBLISHED, DRAFT, UNCHANGED = "published", "draft", "unchanged"


def take_in(*, page_import: PageImport, review: Review, by: User) -> bool:
    """Make what is ticked in a valid review; False where that was done before.

    Pages change at once, as drafts or published; organizations and resources come in by the imports of lists, whose
    tasks are asked for after the rest is written. What is there already is left as it is.
    """
    with transaction.atomic():
        held = PageImport.objects.select_for_update().get(pk=page_import.pk)
        if held.taken_at:
            return False
        taking = _Taking(review.places, by=by, publish=review.publishes)
        chosen = review.taken
        held.made = {
            "headline": taking.headline([item for item in chosen if isinstance(item, HeadlineItem)]),
            "questions": taking.questions([item for item in chosen if isinstance(item, QuestionItem)]),
            "redirects": taking.redirects([item for item in chosen if isinstance(item, RedirectItem)]),
        }
        imports = {
            table: table.begin(
                [table.row(item) for item in items if item.is_taken],
                review.places,
                name=held.name,
                publish=review.publishes,
                by=by,
            )
            for table, items in ((ORGANIZATIONS, review.organizations), (RESOURCES, review.resources))
        }
        held.endorser_import, held.resource_import = imports[ORGANIZATIONS], imports[RESOURCES]
        held.found, held.taken_at = {}, timezone.now()
        held.save()
        log(instance=review.places.landing, action=TAKEN_IN, user=by, data={"from": held.address or held.name})
        for begun in filter(None, imports.values()):
            transaction.on_commit(partial(enqueue, begun))
    logger.info("A page from elsewhere was taken in at site %s.", held.site_id)
    return True


class _Taking:
    def __init__(self, places: Places, *, by: User, publish: bool) -> None:
        self.places, self.by, self.publish = places, by, publish

    def headline(self, items: list[HeadlineItem]) -> dict[str, Any]:
        """Headline and ask of the landing page; and the words above the form, where none are there yet."""
        if not items:
            return {}
        said = items[0].cleaned_data
        ask = as_paragraphs(said["ask"])
        made = {"landing": self._change(self.places.landing, lambda page: _set_hero(page, said["headline"], ask))}
        petition = self.places.petition
        if petition and ask and self.places.may_edit(petition):
            made["petition"] = self._change(petition, lambda page: _introduce(page, ask))
        return made

    def questions(self, items: list[QuestionItem]) -> dict[str, Any]:
        if not items:
            return {}
        added: list[str] = []
        state = self._change(self.places.questions, lambda page: _add_questions(page, items, added))
        return {"state": state, "number": len(added)}

    def redirects(self, items: list[RedirectItem]) -> dict[str, Any]:
        number = 0
        for item in items:
            path = Redirect.normalise_path(item.cleaned_data["path"])
            facts = {"redirect_page_id": int(item.cleaned_data["page"]), "is_permanent": True}
            redirect, is_new = Redirect.objects.get_or_create(site=self.places.site, old_path=path, defaults=facts)
            if is_new:
                log(instance=redirect, action="wagtail.create", user=self.by)
                number += 1
        return {"number": number} if items else {}

    def _change(self, page: Page, change: Callable[[Any], bool]) -> str:
        """Change the latest draft. Where another's changes wait in it, it stays a draft."""
        is_clean = page.live and not page.has_unpublished_changes
        draft = page.get_latest_revision_as_object()
        if not change(draft):
            return UNCHANGED
        revision = draft.save_revision(user=self.by, log_action=True)
        if not (self.publish and is_clean and page.permissions_for_user(self.by).can_publish()):
            return DRAFT
        revision.publish(user=self.by)
        return PUBLISHED


def _set_hero(page: Any, headline: str, ask: str) -> bool:
    hero = next((section.value for section in page.sections if section.block_type == "hero"), None)
    if hero is None:
        page.sections.insert(0, ("hero", {"headline": headline, "ask": RichText(ask)}))
        return True
    before = hero["headline"], plain_text(hero["ask"].source if hero["ask"] else "")
    hero["headline"] = headline
    if ask:
        hero["ask"] = RichText(ask)
    return before != (headline, plain_text(ask) or before[1])


def _introduce(page: Any, ask: str) -> bool:
    if page.introduction and not waits(page.introduction):
        return False
    page.introduction = ask
    return True


def _add_questions(page: Any, items: list[QuestionItem], added: list[str]) -> bool:
    """Append those that are not there to the last section."""
    there = {heading_key(entry["question"]) for section in page.sections for entry in section.value["questions"]}
    new = []
    for item in items:
        key = heading_key(item.cleaned_data["question"])
        if key not in there:
            there.add(key)
            new.append({"question": item.cleaned_data["question"], "answer": as_html(item.cleaned_data["answer"])})
    added += [entry["question"] for entry in new]
    if new and not len(page.sections):
        page.sections.append(("section", {"heading": "", "questions": []}))
    if new:
        questions = page.sections[len(page.sections) - 1].value["questions"]
        questions.extend(questions.list_block.child_block.normalize(entry) for entry in new)
    return bool(new)
