"""The order in which a reader of a language looks for names in a list.

Databases sort by code point or by the server's locale, and neither is the reader's. This is the part of the
Unicode Collation Algorithm (UTS 10) that lists of names need: letters before their accents, a language's own
letters where its alphabet has them, punctuation and a leading article left out, numbers by their value.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base and an accent.
_BASES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"})
# Letters of their own, behind the letter that they follow in the alphabet: "\uffff" sorts behind every letter.
_OWN_LETTERS = {
    "es": {"ñ": "n\uffff"},
    "da": {"æ": "z\uffff1", "ø": "z\uffff2", "å": "z\uffff3"},
    "nb": {"æ": "z\uffff1", "ø": "z\uffff2", "å": "z\uffff3"},
    "fi": {"å": "z\uffff1", "ä": "z\uffff2", "ö": "z\uffff3"},
    "sv": {"å": "z\uffff1", "ä": "z\uffff2", "ö": "z\uffff3"},
}
_ARTICLES = {
    "en": "the a an",
    "es": "el la los las",
    "fr": "le la les l",
    "de": "der die das",
    "it": "il lo la i gli le l",
    "pt": "o a os as",
}
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_](?:[^\W_]|\uffff|[\u0900-\u0dff\u0e00-\u0eff])*")


def reading_key(name: str, language: str) -> tuple[str, str]:
    """What to sort the name by for a reader of the language: ``Ørsted`` with O, ``The Example`` with E."""
    language = language.partition("-")[0]
    plain = unicodedata.normalize("NFC", name).casefold()
    plain = plain.translate(str.maketrans(_OWN_LETTERS.get(language, {}))).translate(_BASES)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    words = [word.zfill(12) if word.isdecimal() else word for word in _WORD.findall(plain)]
    if len(words) > 1 and words[0] in _ARTICLES.get(language, "").split():
        del words[0]
    return " ".join(words) or plain, name
