"""The last part of a page's address, from its title in any script."""

import unicodedata

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 100


def slug_of(title: str) -> str:
    """The title's own letters where an address can bear them, else how they sound in Latin ones; never empty.

    Addresses bear letters but no vowel signs (``validate_unicode_slug``): of a title in Hindi or Thai, only
    consonants would be left. A title of nothing but symbols becomes their names.
    """
    slug = "" if vowel_signs(title) else slugify(title, allow_unicode=True)
    return (slug or slugify(anyascii(title)))[:LONGEST].strip("-_") or "page"


def latin_slug_of(name: str) -> str:
    """How the name sounds, in letters that everybody can type from a poster; empty for a name of nothing at all."""
    return slugify(anyascii(name).replace("_", " "))[:LONGEST].strip("-")


def vowel_signs(text: str) -> bool:
    """True where a letter is written as a sign on another one, which no accented letter of Unicode replaces."""
    return any(unicodedata.category(letter) in ("Mn", "Mc") for letter in unicodedata.normalize("NFKC", text))
