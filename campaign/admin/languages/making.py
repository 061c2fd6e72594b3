"""Drafts of all pages that a language lacks, and the publication of those that are whole."""

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from campaign.admin.languages.pages import originals, page_rows

MAY_TRANSLATE = "simple_translation.submit_translation"


def may_translate(user: User, page: Page) -> bool:
    return user.has_perm(MAY_TRANSLATE) and page.permissions_for_user(user).can_edit()


def make_missing(*, locale: Locale, user: User) -> list[Page]:
    """A draft of each page that has none in the language, where the account may edit the original.

    Its parent has one, or gets it here. The drafts have the original's words, but for those that we have in the
    language. All or none are made.
    """
    made = []
    with transaction.atomic():
        there = set(Page.objects.filter(locale=locale).values_list("translation_key", flat=True))
        for page in originals(user):
            parent = page.get_parent()
            has_place = parent.is_root() or parent.translation_key in there
            if page.translation_key in there or not has_place or not may_translate(user, page):
                continue
            made.append(_copy(page.specific, locale, user))
            there.add(page.translation_key)
    return made


def publish_ready(*, locale: Locale, user: User) -> list[Page]:
    """Publish the drafts in which nothing is left to write, parents first; those that the account may publish."""
    published = []
    for row in page_rows(user, locale):
        page = row.translation
        if page is None or not row.is_ready or not page.permissions_for_user(user).can_publish():
            continue
        draft = page.get_latest_revision()
        if draft is not None:
            draft.publish(user=user)
            published.append(page)
    return published


def _copy(page: Page, locale: Locale, user: User) -> Page:
    action = CopyPageForTranslationAction(page=page, locale=locale, user=user)
    return action.execute(skip_permission_checks=True)
