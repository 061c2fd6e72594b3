"""Builds the demo's pages from its content."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.text import Truncator
from wagtail.models import Collection, Page

from campaign.core.models import CampaignDocument, CampaignImage
from campaign.demo.content import background, endorsers, home, petition, plain_pages, questions, resources, updates
from campaign.demo.finding import make_topics, topics_of
from campaign.demo.media import FILES, save_document, save_drawing
from campaign.demo.models import LoadedObject
from campaign.demo.people import DAYS
from endorsers.models import EndorsersPage
from home.models import ContentPage, FAQPage, HomePage
from petition.models import PetitionPage, PetitionQuestion, PetitionUpdatePage
from resources.models import ResourceLibraryPage, ResourcePage, ResourcePublisher, Topic


@dataclass(kw_only=True)
class PageLoader:
    """Adds pages as an editor does: saved, with a revision, published."""

    collection: Collection
    owner: User | None
    _topics: dict[str, Topic] = field(default_factory=dict)
    _drawings: dict[str, CampaignImage] = field(default_factory=dict)

    def load(self, root: Page) -> "DemoPages":
        """Add all pages under the root of the tree."""
        landing = self._publish(
            root, HomePage(title=home.TITLE, slug="demo", search_description=home.SEARCH_DESCRIPTION)
        )
        endorsers_page = self._publish(landing, EndorsersPage(**endorsers.PAGE))
        petition_page = self._publish(landing, self._petition_page(endorsers_page))
        self._tell_since(petition_page)
        library = self._publish(landing, ResourceLibraryPage(**resources.LIBRARY))
        self._topics = make_topics()
        shelf = {entry["slug"]: self._publish(library, self._resource_page(entry)) for entry in resources.RESOURCES}
        faq = self._publish(landing, _faq_page(recommendations=shelf[resources.RECOMMENDATIONS]))
        story = self._publish(landing, ContentPage(**background.PAGE, body=self._story_so_far(petition_page)))
        about = self._publish(landing, ContentPage(**plain_pages.ABOUT, body=self._about()))
        privacy = self._publish(landing, ContentPage(**plain_pages.PRIVACY, body=plain_pages.PRIVACY_BODY))
        pages = DemoPages(landing, petition_page, endorsers_page, faq, library, story, about, privacy)
        self._compose_landing(pages)
        return pages

    def _publish(self, parent: Page, page: Page) -> Page:
        page.owner = self.owner
        page.live = False
        parent.add_child(instance=page)
        LoadedObject.objects.remember(page)
        page.save_revision(user=self.owner, log_action=True).publish(user=self.owner)
        page.refresh_from_db()
        return page

    def _tell_since(self, petition_page: PetitionPage) -> None:
        """The petition's news, as if it had started when its first signers signed."""
        now = timezone.now()
        PetitionPage.objects.filter(pk=petition_page.pk).update(first_published_at=now - timedelta(days=DAYS))
        petition_page.refresh_from_db()
        for entry in updates.UPDATES:
            written = timezone.localdate(now) - timedelta(days=entry["days"])
            fields = {name: value for name, value in entry.items() if name not in ("days", "picture")}
            if picture := entry.get("picture"):
                fields["body"] = [self._shown(picture), *fields["body"]]
            self._publish(petition_page, PetitionUpdatePage(**fields, date=written))

    def _compose_landing(self, pages: "DemoPages") -> None:
        pages.home.sections = [
            ("hero", home.HERO | {"image": self._drawing("landscape.jpg")}),
            ("sign_form", home.SIGN_FORM | {"page": pages.petition}),
            ("backed_by", home.BACKED_BY | {"page": pages.endorsers}),
            (
                "why_now",
                home.WHY_NOW | {"text": home.WHY_NOW["text"].replace("{background}", str(pages.background.pk))},
            ),
            ("demands", home.DEMANDS),
            ("voice", home.VOICE | {"picture": self._drawing("mirela.svg")}),
            ("spread_the_word", home.SPREAD_THE_WORD | {"page": pages.petition}),
            ("endorser_wall", home.ENDORSER_WALL | {"page": pages.endorsers}),
            ("faq", home.FAQ | {"page": pages.faq}),
            ("resources", home.RESOURCES | {"page": pages.library}),
        ]
        pages.home.save_revision(user=self.owner, log_action=True).publish(user=self.owner)
        pages.home.refresh_from_db()

    def _drawing(self, name: str) -> CampaignImage:
        if name not in self._drawings:
            self._drawings[name] = save_drawing(collection=self.collection, name=name)
        return self._drawings[name]

    def _shown(self, picture: dict[str, str]) -> tuple[str, dict[str, Any]]:
        return ("image", {"image": self._drawing(picture["file"]), "caption": picture["caption"]})

    def _said(self, voice: dict[str, str]) -> tuple[str, dict[str, Any]]:
        words = {name: voice[name] for name in ("quote", "name", "role")}
        return ("voice", words | {"picture": self._drawing(voice["file"])})

    def _about(self) -> list[tuple[str, Any]]:
        return [*plain_pages.ABOUT_BODY, self._said(plain_pages.ABOUT_VOICE)]

    def _petition_page(self, endorsers_page: EndorsersPage) -> PetitionPage:
        link = {"page": endorsers_page, "url": "", "label": petition.ENDORSE_LABEL}
        page = PetitionPage(
            **petition.FIELDS,
            statement=[*petition.STATEMENT, self._shown(petition.PICTURE)],
            next_steps=[*petition.NEXT_STEPS, ("call_to_action", petition.ENDORSE_CALL | {"link": link})],
        )
        page.questions = [PetitionQuestion(**petition.QUESTION)]
        return page

    def _story_so_far(self, petition_page: PetitionPage) -> list[tuple[str, Any]]:
        deciders = [
            {**decider, "picture": self._drawing(decider["picture"])} for decider in background.DECISION["deciders"]
        ]
        return [
            self._shown(background.PICTURE),
            ("timeline", background.TIMELINE | {"page": petition_page, "milestones": _milestones()}),
            self._said(background.VOICE),
            ("decision", background.DECISION | {"deciders": deciders}),
            ("press", background.PRESS),
        ]

    def _resource_page(self, entry: dict) -> ResourcePage:
        fields = {name: value for name, value in entry.items() if name not in ("publishers", "file")}
        fields["introduction"] = f"<p>{entry['introduction']}</p>"
        page = ResourcePage(
            **fields,
            date_precision=ResourcePage.Precision.MONTH,
            body=[("text", _note(entry))],
            search_description=Truncator(entry["introduction"]).chars(250),
        )
        page.topics = topics_of(page.slug, self._topics)
        page.publishers = [ResourcePublisher(name=name) for name in entry["publishers"]]
        if entry.get("file"):
            page.document = self._placeholder(page)
        return page

    def _placeholder(self, page: ResourcePage) -> CampaignDocument:
        return save_document(
            collection=self.collection,
            title=f"Demo placeholder: {page.title}",
            path=FILES / "documents" / f"{page.slug}.pdf",
        )


@dataclass(frozen=True)
class DemoPages:
    home: HomePage
    petition: PetitionPage
    endorsers: EndorsersPage
    faq: FAQPage
    library: ResourceLibraryPage
    background: ContentPage
    about: ContentPage
    privacy: ContentPage


def _note(entry: dict) -> str:
    if entry.get("file"):
        return resources.NOTE_ON_FILE
    return resources.NOTE_ON_LINK if entry.get("link") else resources.NOTE_ON_NEITHER


def _milestones() -> list[dict]:
    today = timezone.localdate()
    return [
        {"day": today - timedelta(days=entry["days"]), "title": entry["title"], "text": entry["text"]}
        for entry in background.MILESTONES
    ]


def _faq_page(*, recommendations: ResourcePage) -> FAQPage:
    entries = [
        {"question": question, "answer": answer.replace("{recommendations}", str(recommendations.pk))}
        for question, answer in questions.QUESTIONS
    ]
    return FAQPage(**questions.FIELDS, sections=[("section", {"heading": "", "questions": entries})])
