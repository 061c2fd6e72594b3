"""The petition's count as a small picture, for sites that can show nothing but pictures."""

from dataclasses import dataclass
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext, ngettext, override
from django.views.decorators.http import require_safe

from campaign.core.languages.language_prefix import language_of
from campaign.core.pages.translations import in_language
from campaign.core.templatetags.campaign_numbers import count
from campaign.core.text.cleaning import xml_text
from campaign.core.text.layout.pictures import width
from campaign.core.theming.colors import words_on
from campaign.core.theming.frame_looks import PALETTES, THEMES, Look, look_of
from campaign.headless.cache_headers import remember
from campaign.web.policy.framing import asked_language
from petition.api.router import COUNT_KEPT
from petition.embedding.views import public_petition
from petition.models import PetitionPage
from petition.models.progress import Progress

# A picture carries its colors with it and has no script; the two schemes of "auto" need a style element.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"
ACCENT = "#1d35b4"
NUMBER_SIZE, WORDS_SIZE, GOAL_SIZE = 18, 14, 11
ROOM = 12  # beside each text, in pixels
# The first of ten digits in a row, in languages that write numbers with digits of their own (CLDR's defaults).
FIRST_DIGITS = {"ar": 0x0660, "ckb": 0x0660, "fa": 0x06F0, "bn": 0x09E6, "mr": 0x0966, "ne": 0x0966, "my": 0x1040}


@dataclass(frozen=True)
class Text:
    """``width`` is measured, and browsers fit the text into it, whichever font they draw it in."""

    words: str
    size: int

    @property
    def width(self) -> int:
        return ceil(width(self.words, self.size))


@dataclass(frozen=True)
class Badge:
    title: str
    progress: Progress
    look: Look
    awaits_first: bool

    @property
    def number(self) -> Text | None:
        """None where a call stands instead of a nought."""
        return None if self.awaits_first else Text(_written(self.progress.count), NUMBER_SIZE)

    @property
    def words(self) -> Text:
        if self.awaits_first:
            return Text(gettext("Be the first to sign"), WORDS_SIZE)
        return Text(ngettext("person has signed", "people have signed", self.progress.count), WORDS_SIZE)

    @property
    def goal(self) -> Text | None:
        if not self.progress.goal:
            return None
        return Text(gettext("Goal: %(goal)s") % {"goal": _written(self.progress.goal)}, GOAL_SIZE)

    @property
    def said(self) -> str:
        """All of it in words, for whoever does not see the picture."""
        return " ".join(text.words for text in (self.number, self.words) if text)

    @property
    def left(self) -> int:
        return self.number.width + 2 * ROOM if self.number else ROOM

    @property
    def right(self) -> int:
        return max(text.width for text in (self.words, self.goal) if text) + 2 * ROOM

    @property
    def width(self) -> int:
        return self.left + self.right

    @property
    def filled(self) -> int:
        return self.width * (self.progress.percent or 0) // 100

    @property
    def middles(self) -> tuple[float, float]:
        return self.left / 2, self.left + self.right / 2

    @property
    def accent(self) -> str:
        return self.look.accent or ACCENT

    @property
    def on_accent(self) -> str:
        return words_on(self.accent)

    @property
    def palettes(self) -> list[dict[str, str]]:
        """The colors of the first scheme, and of the second where the reader's device decides."""
        own = {"surface": self.look.background, "text": self.look.text}
        schemes = self.look.schemes or THEMES
        return [{name: own.get(name) or PALETTES[scheme][name] for name in ("surface", "text")} for scheme in schemes]


@require_safe
def badge(request: HttpRequest, petition_id: int) -> HttpResponse:
    """GET /embed/petition/<id>/badge.svg: count, words and goal; ``lang`` and the look as for the frame.

    As fresh as the count, and any site may show it. 404 where the public may not see the petition.
    """
    look = look_of(request.GET)
    language = asked_language(request) if request.GET.get("lang") else ""
    key = f"badge:{petition_id}:{language}:{look.query}"
    picture = remember(key, COUNT_KEPT, lambda: _drawn_in(language, public_petition(petition_id), look))
    response = HttpResponse(picture, content_type="image/svg+xml; charset=utf-8")
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=COUNT_KEPT)
    return response


def _drawn_in(language: str, petition: PetitionPage, look: Look) -> str:
    with override(language or language_of(petition)):
        return drawn(in_language(petition, get_language() or "").specific, look)


def drawn(petition: PetitionPage, look: Look) -> str:
    """The badge as SVG, in the active language."""
    shown = Badge(title=petition.title, progress=petition.progress, look=look, awaits_first=petition.awaits_first)
    return xml_text(render_to_string("petition/badge.svg", {"badge": shown, "language": get_language()}))


def _written(number: int) -> str:
    first = FIRST_DIGITS.get((get_language() or "").split("-")[0])
    written = count(number)
    return written if first is None else written.translate({ord("0") + place: first + place for place in range(10)})
