"""What was found as the fields of forms: kinds, dates, publishers, regions and old paths guessed."""

import re
from typing import Any

from wagtail.models import Page

from campaign.core.geography.region_names import HOME
from campaign.core.geography.region_names import region as region_named
from campaign.imports.headings import heading_key
from endorsers.models import EndorsersPage
from home.models import FAQPage, HomePage
from petition.models import PetitionPage
from resources.import_export.bylines import Byline, kind_in, read_byline
from resources.models import ResourceLibraryPage, ResourcePage

Found = dict[str, Any]
Fields = dict[str, str]
SHORTEST_REGION = 4  # letters: "in" and "or" are no states in a name
# By the words of an old path or of the link to it.
_PAGES = (
    (FAQPage, re.compile(r"faq|question|pregunta|frage", re.IGNORECASE)),
    (EndorsersPage, re.compile(r"endors|organi[sz]ation|sign-?on|supporter|coalition|partner", re.IGNORECASE)),
    (ResourceLibraryPage, re.compile(r"resource|library|report|publication|recurso", re.IGNORECASE)),
    (PetitionPage, re.compile(r"petition|/sign\b|take-?action|act-?now|peticion", re.IGNORECASE)),
    (Page, re.compile(r"privacy|privacidad|datenschutz|confidentialit", re.IGNORECASE)),
)


def organization(found: Found) -> Fields:
    """A local one that names a state says where it works."""
    place = region_named(found["place"])
    scope = found["tier"] or ("local" if place.code else "national")
    region = (place.name if place.code else _region_in(found["name"])) if scope == "local" else ""
    facts = {name: found[name] for name in ("name", "website", "logo")}
    return facts | {"scope": scope, "region": region}


def _region_in(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    for number in (2, 1):
        for place in range(len(words) - number + 1):
            said = " ".join(words[place : place + number])
            if len(said) >= SHORTEST_REGION and (meant := region_named(said)).code.startswith(f"{HOME}-"):
                return meant.name
    return ""


def resource(found: Found, names: frozenset[str]) -> Fields:
    """Kind, publishers, number and date of the line below the title; what else is there is the summary.

    ``names``: of organizations on the same page, as ``heading_key`` writes them.
    """
    lines = [(line, read_byline(line, names=names)) for line in found["lines"]]
    byline = next((line for line in lines if line[1].date or line[1].kind), ("", Byline()))
    said = byline[1]
    return {
        "title": found["title"],
        "link": found["link"],
        "date": said.date,
        "kind": said.kind or kind_in(found["title"]) or ResourcePage.Kind.OTHER,
        "publishers": "; ".join(said.publishers),
        "signatories": str(said.signatories or ""),
        "byline": said.words,
        "updated_note": said.note,
        "summary": "\n".join(line for line, _said in lines if line != byline[0]),
    }


def names_on(found: Found) -> frozenset[str]:
    """By which names in a list of publishers are told from a name with "and" in it."""
    alone = (read_byline(line).publishers for entry in found["resources"] for line in entry["lines"])
    named = [entry["name"] for entry in found["organizations"]] + [names[0] for names in alone if len(names) == 1]
    return frozenset(heading_key(name) for name in named if name)


def redirect(found: Found, pages: list[Page]) -> Fields:
    """The page here that stands for an old path; the landing page for the brought one's own."""
    if not found["words"]:
        kind: type[Page] | None = HomePage
    else:
        text = f"{found['path']} {found['words']}"
        kind = next((kind for kind, words in _PAGES if words.search(text)), None)
    page = next((page for page in pages if kind and _is_meant(page, kind)), None)
    return {"path": found["path"], "page": str(page.pk) if page else ""}


def _is_meant(page: Page, kind: type[Page]) -> bool:
    """A plain page is meant by words on privacy only where it is the page on that."""
    return page.slug == "privacy" if kind is Page else isinstance(page, kind)
