"""Makes the pages with which a campaign begins, saved and published as an editor does it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page

from campaign.core.models import BasePage
from campaign.setup import words
from campaign.setup.facts import Facts
from endorsers.models import EndorsersPage
from home.models import ContentPage, FAQPage, HomePage
from petition.models import PetitionPage
from resources.models import ResourceLibraryPage


@dataclass(frozen=True, kw_only=True)
class FirstPages:
    home: HomePage
    petition: PetitionPage
    endorsers: EndorsersPage
    faq: FAQPage
    library: ResourceLibraryPage
    privacy: ContentPage


def make_pages(*, facts: Facts, by: User | None, months: int) -> FirstPages:
    """Add the landing page and what is below it, in the language that is active."""
    root = Page.get_first_root_node()
    home = _publish(root, HomePage(title=facts.name), by)
    pages = FirstPages(
        home=home,
        petition=_publish(home, _petition(facts), by),
        endorsers=_publish(home, EndorsersPage(title=_("Endorsing Organizations"), slug="endorsers"), by),
        faq=_publish(home, _faq(facts), by),
        library=_publish(home, ResourceLibraryPage(title=_("Resources"), slug="resources"), by),
        privacy=_publish(
            home, ContentPage(title=_("Privacy"), slug="privacy", body=words.privacy(facts, months=months)), by
        ),
    )
    home.sections = sections(pages, facts)
    home.save_revision(user=by, log_action=True).publish(user=by)
    home.refresh_from_db()
    return pages


def sections(pages: FirstPages, facts: Facts) -> list[tuple[str, dict]]:
    """The landing page's sections in the usual order."""
    return [
        ("hero", words.hero(facts)),
        ("sign_form", {"heading": _("Add your name"), "page": pages.petition}),
        ("spread_the_word", {"heading": _("Spread the word"), "text": "", "page": pages.petition}),
        (
            "endorser_wall",
            {
                "heading": _("Endorsing Organizations"),
                "text": "",
                "national_heading": _("National Organizations"),
                "local_heading": _("State or Local Organizations"),
                "page": pages.endorsers,
            },
        ),
        ("faq", {"heading": _("Frequently Asked Questions"), "page": pages.faq}),
        ("resources", {"heading": _("Resources"), "text": "", "page": pages.library, "limit": 9}),
    ]


def _petition(facts: Facts) -> PetitionPage:
    return PetitionPage(
        title=facts.ask,
        slug="petition",
        introduction=words.paragraph(_("One short paragraph above the form: what is at stake, what signing does.")),
        statement=words.statement(),
        # Mailings reach confirmed addresses alone: with nobody ever asked, the first one would reach nobody.
        confirmation=PetitionPage.Confirmation.UPDATES,
        button_label=_("Sign the petition"),
    )


def _faq(facts: Facts) -> FAQPage:
    questions = [words.first_question(facts), words.second_question()]
    return FAQPage(
        title=_("Frequently Asked Questions"),
        slug="faq",
        sections=[("section", {"heading": "", "questions": questions})],
    )


def _publish(parent: Page, page: BasePage, by: User | None) -> BasePage:
    page.owner = by
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action=True).publish(user=by)
    page.refresh_from_db()
    return page
