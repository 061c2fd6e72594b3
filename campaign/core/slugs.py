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
    bears = not any(unicodedata.category(letter) in ("Mn", "Mc") for letter in unicodedata.normalize("NFKC", title))
    slug = slugify(title, allow_unicode=True) if bears else ""
    return (slug or slugify(anyascii(title)))[:LONGEST].strip("-_") or "page"
