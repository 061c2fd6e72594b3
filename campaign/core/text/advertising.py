"""Links, code and telephone numbers in what strangers type.

A link is what has a scheme, begins with ``www.``, or is a host whose ending is in use (the public suffix list
knows them). People forget the blank after a sentence and after an initial, so a capital letter after the dot,
or a single one before it, makes no host. All work grows with the length only.
"""

import html.entities
import re
import unicodedata
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

# The marks of sentences and programs, which no person’s name has.
_NOT_IN_NAMES = frozenset(":;!?¡¿=%#{}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SCHEME = re.compile(r"://|\b(?:h(?:tt|xx)ps?|ftp|mailto|javascript):", re.IGNORECASE)
_BRACKETED_DOT = re.compile(r" ?[\[({] ?(?:\.|dot) ?[\])}] ?", re.IGNORECASE)
_SPELLED_DOT = re.compile(r"\bdot (?:com|net|org|info|biz|xyz|io|ai|app|dev)\b", re.IGNORECASE)
_CHUNK = re.compile(r"[\w.-]+")
# Endings that begin no sentence and are nobody's name.
_NO_WORDS = _words("com net org info biz xyz io app dev gg ly tk ru cn uk tv cc example onion")
# After a single small letter these are the short addresses of large sites.
_OF_SHORT_HOSTS = _NO_WORDS | {"ai", "co", "eu"}
# Endings that are also the smallest words, with which a sentence may go on after a dot without a blank.
_SMALL_WORDS = _words("am as at be by do es et il in is it la me my no se si so to us")
_ABBREVIATIONS = _words("chr dipl dr fr fra hon ing jr ma mag mlle mme mr mrs ms prof rev sig sr sra st sta ste wm")
_TAG = re.compile(r"<!--|</?[a-z][^<>]*>|<(?:a|iframe|img|script|svg)\s+\w+\s*=|\[/?url\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(#[0-9]{1,8}|#x[0-9a-f]{1,8}|[a-z0-9]{1,32});", re.IGNORECASE)
_FEWEST_DIGITS = 5  # a short number to which one sends a message


def has_link(text: str, *, strict: bool = False) -> bool:
    """True for a link in running text; ``strict`` is for names, where no sentence ends and another begins."""
    folded = _BRACKETED_DOT.sub(".", folded_text(text))
    if strict:
        if _SPELLED_DOT.search(folded):
            return True
        folded = folded.replace(" . ", ".").replace(" .", ".")
    if _SCHEME.search(folded):
        return True
    return any(_has_host(found[0], folded[found.end() : found.end() + 2], strict) for found in _CHUNK.finditer(folded))


def has_address_of_site(text: str) -> bool:
    """True for what is only ever a link, such as ``www.x.example`` or ``x.example/join``; not for ``350.org``."""
    folded = folded_text(text)
    if _SCHEME.search(folded):
        return True
    return any(
        found[0].lower().startswith("www.")
        or (_leads_on(after := folded[found.end() : found.end() + 2]) and _has_host(found[0], after, True))
        for found in _CHUNK.finditer(folded)
    )


def has_code(text: str) -> bool:
    """True for a tag, a comment or a character reference of HTML, and for a forum's link."""
    if _TAG.search(text):
        return True
    return any(name[0] == "#" or f"{name};" in html.entities.html5 for name in _ENTITY.findall(text))


def has_telephone_number(text: str) -> bool:
    """True where there are as many digits, of any script, as even a short telephone number has."""
    return sum(map(_is_digit, text)) >= _FEWEST_DIGITS


def advertises(name: str) -> bool:
    """True for a name that must not be in a mail to somebody who did not ask for it."""
    return "@" in folded_text(name) or has_link(name, strict=True) or has_telephone_number(name)


def speaks(name: str) -> bool:
    """True for a sentence, a price or a placeholder in the place of a person's name: “Free gift: reply yes!”.

    Nobody's name is refused for it, but a mail to somebody who did not ask for one need not say it.
    """
    return any(char in _NOT_IN_NAMES or unicodedata.category(char) == "Sc" for char in folded_text(name))


def folded_text(text: str) -> str:
    """The text as browsers read an address: full-width letters and the dots of other scripts are plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u3002", ".")


def _has_host(chunk: str, after: str, strict: bool) -> bool:
    labels = chunk.split(".")
    if len(labels) == 1:
        return False
    if labels[0].lower() == "www" and labels[1:2] not in ([], [""]):
        return True
    leads_on = _leads_on(after)
    if len(labels) == 4 and leads_on and all(map(str.isdecimal, labels)):
        return True
    last = len(labels) - 1
    return any(
        _is_host(
            labels[place - 1], labels[place], place == last and leads_on, place == last and _goes_on(after), strict
        )
        for place in range(1, len(labels))
    )


def _is_host(before: str, ending: str, leads_on: bool, goes_on: bool, strict: bool) -> bool:
    lower = ending.lower()
    if not before or not _is_in_use(lower):
        return False
    begins = ending[:1].isupper() and not ending[1:].isupper()  # as a sentence or a family name does
    if len(before) == 1 or (strict and _is_abbreviation(before)):
        return not begins and (
            leads_on or lower in _NO_WORDS or ((ending + before).islower() and lower in _OF_SHORT_HOSTS)
        )
    if strict or leads_on:
        return strict or not begins or lower in _NO_WORDS
    if begins or before.isdecimal():
        return lower in _NO_WORDS
    return not (goes_on and lower in _SMALL_WORDS)


def _is_abbreviation(label: str) -> bool:
    return label.lower() in _ABBREVIATIONS or (len(label) == 2 and label[0].isupper())


def _leads_on(after: str) -> bool:
    return after[:1] in ("/", ":", "?", "#") and len(after) == 2 and not after[1].isspace()


def _goes_on(after: str) -> bool:
    return len(after) == 2 and after[0].isspace() and after[1].isalpha()


@lru_cache(maxsize=4096)
def _is_in_use(ending: str) -> bool:
    if not 1 < len(ending) <= 63:
        return False
    return ending in _NO_WORDS or _suffixes().publicsuffix(ending) is not None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False, only_icann=True)


def _is_digit(char: str) -> bool:
    if char.isascii():
        return char.isdecimal()
    value = unicodedata.numeric(char, -1)
    return 0 <= value <= 9 and value == int(value)
