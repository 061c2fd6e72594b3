"""By what two entries of one organization are recognized: its name and its website, without what people vary."""

import re
import unicodedata
from urllib.parse import urlsplit


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("the a an la le les el los las der die das il lo gli i o os as de het")
# Legal forms, as they are written without full stops and accents.
LEGAL_FORMS = _words(
    "inc incorporated llc llp lp ltd limited corp corporation co company plc pbc 501c3 501c4 pllc "
    "ev eingetragener verein gmbh ggmbh ug ag eg kg sa sas sarl sl srl spa sc asbl vzw aisbl ong ngo npo bv nv "
    "ab as asa aps oy ry pty cic cio"
)
AND = _words("and und et y e og och en")
KEY_LENGTH = 200

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?|\b\w\.\w\b")


def name_key(name: str) -> str:
    """Equal for names that differ in case, accents, punctuation, articles, legal forms or how "and" is written.

    ``The Example Alliance, Inc.`` and ``example alliance`` are one. Where nothing else would be left, the
    words stay: a name that is only an article or a legal form is still a name.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in plain if not _is_latin_accent(char)).replace("ß", "ss")
    plain = _APOSTROPHES.sub("", plain).replace("&", " and ").replace("+", " and ")
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    plain = unicodedata.normalize("NFC", plain)
    words = "".join(char if _is_of_words(char) else " " for char in plain).split()
    told = ["and" if word in AND and 0 < place < len(words) - 1 else word for place, word in enumerate(words)]
    return (" ".join(_without_legal_forms(_without_article(told))) or plain.strip())[:KEY_LENGTH]


def website_key(address: str) -> str:
    """The host without ``www`` and the path without slashes at its end; empty for no address.

    The path stays: two chapters may have a page each on one site.
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
    if not host.isascii():
        host = _ascii_host(host)
    path = re.sub(r"/(index|default|home)\.\w+$", "", parts.path).rstrip("/")
    return f"{host}{path}"[:KEY_LENGTH] if host else ""


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _without_legal_forms(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return words


def _is_of_words(char: str) -> bool:
    # Marks are vowels in the scripts of India and South East Asia.
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_latin_accent(char: str) -> bool:
    # Only the marks that NFKD takes off Latin, Greek and Cyrillic letters; vowel signs of other scripts are letters.
    return "\u0300" <= char <= "\u036f"


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
