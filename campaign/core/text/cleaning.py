"""Sanitizes text that people type or paste: one rule for all channels, and one of what can't be stored.

What programs slip into a copied text and nobody sees is taken off. What no file format could hold, or what was
broken on its way, is refused in words: nobody but its writer knows what was there.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Order of writing is a matter of the page, not of a name: these marks could turn a whole list around
# (Unicode's Trojan Source advice, UTS #55).
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Soft hyphen, blanks of no width, byte order mark: word processors and web pages leave them in what is copied.
_LEFTOVERS = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = dict.fromkeys(map(ord, _BIDIRECTIONAL + _LEFTOVERS))
# A slide's soft line break, a form feed, NEL, Unicode's own two and the old Macintosh's.
_BREAKS = dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")

# What East Asian keyboards put for the two signs of an address.
_FULL_WIDTH = dict.fromkeys(map(ord, "\uff20\ufe6b"), "@") | dict.fromkeys(map(ord, "\uff0e\uff61\u3002"), ".")

# NUL is refused by PostgreSQL, half a surrogate pair by UTF-8, a noncharacter by XML and with it by every workbook.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
UNSTORABLE = re.compile(f"[\x00\ud800-\udfff{_NONCHARACTERS}]")
# What XML 1.0 can't hold (its production 2), and with it no feed, drawing or workbook.
_NOT_OF_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Stands where a decoder met bytes that were no text.
BROKEN = "\ufffd"

# Joiners belong to many scripts and to emoji, so they stay; other invisible characters do not.
_JOINERS = frozenset("\u180e\u200c\u200d")
_INVISIBLE_CATEGORIES = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
# These look like nothing as well, though Unicode counts them as letters, marks and symbols.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# The flags of England, Scotland and Wales: a black flag and letters that are invisible elsewhere.
_REGION_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
# Vietnamese needs two marks on a letter and Hebrew four; more of them paint over the lines above.
_PAINTING = 7


def clean_line(text: str) -> str:
    """The text on one line: every run of blanks and line breaks is one blank, what nobody sees is taken off."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.translate(_UNSEEN).split())


def clean_lines(text: str) -> str:
    """The text of several lines, with lines ended alike and what nobody sees taken off."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_UNSEEN | _BREAKS)


def clean_title(text: str) -> str:
    """An editor's text of one line without what no file holds; line breaks of slides are blanks (A12)."""
    return clean_text(text).replace("\n", " ").replace("\x7f", "").strip()


def clean_text(text: str) -> str:
    """An editor's text of several lines without what no file holds."""
    return _NOT_OF_XML.sub("", text.replace("\r\n", "\n").translate(_BREAKS))


def xml_text(text: str) -> str:
    """The text as XML can hold it. Each writer of XML asks for it: rows may be older than the rule."""
    return _NOT_OF_XML.sub("", text)


def clean_address(text: str) -> str:
    """An e-mail address without what came along when it was copied: blanks that are not plain, unseen characters.

    A plain blank within it stays, and makes it none: it may be between two addresses. Joiners stay between
    letters of the scripts that need them.
    """
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_UNSEEN | _FULL_WIDTH)
    text = "".join(char for char in text if char == " " or unicodedata.category(char) not in ("Zs", "Zl", "Zp"))
    return _without_stray_joiners(text).strip()


def check_storable(text: str) -> None:
    """Raises ValidationError, in words, for what no database or file could hold, and for broken letters."""
    if text.isascii() and text.isprintable():
        return
    if UNSTORABLE.search(text):
        raise ValidationError(
            _("This contains characters that cannot be kept. Please type it again."), code="invisible"
        )
    if BROKEN in text:
        raise ValidationError(_("Some letters were broken on their way. Please type them again."), code="broken")


def check_visible(text: str) -> None:
    """The same, and for invisible characters and too many marks on a letter. Line breaks and tabs may stay."""
    check_storable(text)
    if text.isascii() and text.isprintable():
        return
    marks = 0
    for char in _REGION_FLAG.sub("", text):
        if char in "\n\t":
            continue
        category = unicodedata.category(char)
        if char in _BLANK or (category in _INVISIBLE_CATEGORIES and char not in _JOINERS):
            raise ValidationError(_("This contains invisible characters. Please type it again."), code="invisible")
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks >= _PAINTING:
            raise ValidationError(_("Please write with fewer marks on one letter."), code="marks")


def _without_stray_joiners(text: str) -> str:
    around = zip("@" + text, text, text[1:] + "@", strict=False)
    return "".join(char for before, char, after in around if char not in _JOINERS or not (before + after).isascii())
