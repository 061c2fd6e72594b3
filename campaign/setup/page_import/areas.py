"""Which part of a page holds what, told by its headings: organizations, questions, resources."""

import re
from collections.abc import Iterator

from campaign.setup.page_import.flattening import ASIDE, CLOSE, OPENER, Block

ORGANIZATIONS, QUESTIONS, RESOURCES = "organizations", "questions", "resources"
LONGEST_HEADING = 120
SHORT = 4  # words: a heading within a part that names another part is no longer
WORDS = {
    QUESTIONS: re.compile(
        r"frequently asked|\bfaqs?\b|questions (?:and|&) answers|\bq ?& ?a\b|preguntas|questions fréquentes|"
        r"foire aux questions|häufige? |perguntas|domande",
        re.IGNORECASE,
    ),
    ORGANIZATIONS: re.compile(
        r"endors|organi[sz]ations?\b|supporters|partners|signator|coalition|organizaciones|organisationen|unterstütz|"
        r"apoyan|adhesiones|soutiens|organizações|organizzazioni",
        re.IGNORECASE,
    ),
    RESOURCES: re.compile(
        r"\bresources|\blibrary|further reading|learn more|read more|publications|documents|\brecursos|ressources|"
        r"materialien|\bmateriales|publicaciones|risorse",
        re.IGNORECASE,
    ),
}
_LOCAL = re.compile(r"\bstates?\b|\blocal|\bregional|estatal|\blokal|régional|estadua", re.IGNORECASE)
_NATIONAL = re.compile(r"national|federal|nacional|bundes|nazional", re.IGNORECASE)


TIERS = (("local", _LOCAL), ("national", _NATIONAL))


def tier_named(text: str) -> str:
    """``national`` or ``local``, as the heading of a group says; empty where it says neither."""
    found = [(match.start(), tier) for tier, words in TIERS for match in [words.search(text)] if match]
    return min(found)[1] if found else ""


def in_areas(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with the part that it belongs to; the headings of parts with theirs, empty where it is not one."""
    area, level, headline_seen = "", 0, False
    for block in blocks:
        if block.tag in ASIDE and block.level == CLOSE:
            area, level = "", 0
        if not 0 < block.level < CLOSE:
            yield area, block
            continue
        named = area_named(block.text) if headline_seen or block.level > 1 else ""
        headline_seen = headline_seen or block.level == 1
        outside = block.level <= level and not _goes_on(area, block)
        if named and (not area or outside or (named != area and _is_plain(block))):
            area, level = named, block.level
        elif area and outside:
            area, level = "", 0
        yield area, block


def area_named(text: str) -> str:
    """The part that a heading opens; a question opens none."""
    if len(text) > LONGEST_HEADING or text.rstrip().endswith("?"):
        return ""
    return next((area for area, words in WORDS.items() if words.search(text)), "")


def _goes_on(area: str, block: Block) -> bool:
    """Whether a heading as high as that of the part is a thing in it: pages are not always nested as they look."""
    if area == QUESTIONS:
        return block.text.rstrip().endswith("?") or block.level == OPENER
    if area == ORGANIZATIONS:
        return bool(tier_named(block.text)) and area_named(block.text) in ("", ORGANIZATIONS)
    return area == RESOURCES and bool(block.links)


def _is_plain(block: Block) -> bool:
    return len(block.text.split()) <= SHORT and not block.links and block.level < OPENER
