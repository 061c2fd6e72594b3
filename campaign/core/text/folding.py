"""One spelling for what a script's readers write in several: for searching, never for showing or for identity.

Readers leave out accents and vowel points, and type the letter that their keyboard has. What is taken for one follows
Unicode's search collation (CLDR, ``root/search``) and the normalizers of Apache Lucene: Arabic, Persian and Sorani,
Indic, Hindi and Bengali, ASCII folding. ``core/static/js/folding.js`` has the same rules for the browser.
"""

import re
import unicodedata

# What is left out, once letters are taken apart (NFKD).
LEFT_OUT = re.compile(
    "["
    "\u0300-\u036f"  # accents of Latin, Greek and Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # points of Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u0640"  # the line that stretches Arabic words
    "\u0730-\u074a"  # points of Syriac
    "\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc"  # the dot below of Indian scripts
    "\u0981"  # the moon of Bengali
    "]"
)
# A nasal before a letter of its own class is written as a dot, too: सम्पर्क, संपर्क.
_NASALS = re.compile(
    "\u0928\u094d|\u0919\u094d(?=[\u0915-\u0919])|\u091e\u094d(?=[\u091a-\u091e])|\u0923\u094d(?=[\u091f-\u0923])|\u092e\u094d(?=[\u092a-\u092e])"
)
SEQUENCES = (
    (_NASALS, "\u0902"),
    (re.compile("\u094d"), ""),
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # Thai: the same to the eye
    (re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])"), r"\2\1"),
    (re.compile("\u17d2\u178a"), "\u17d2\u178f"),  # Khmer, likewise
)
_ONE = {
    # Latin letters without a decomposition.
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ə": "a", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k", "ƴ": "y", "ɲ": "n", "ĸ": "q",
    # Arabic, Persian, Urdu, Kurdish: alef, yeh, teh marbuta and heh, kaf.
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك",
    # Devanagari: the moon, long vowels, vowels of loans.
    "ँ": "ं", "ॲ": "अ", "आ": "अ", "ई": "इ", "ऊ": "उ", "ॠ": "ऋ", "ॡ": "ऌ",
    "ऍ": "ए", "ऎ": "ए", "ऐ": "ए", "ऑ": "ओ", "ऒ": "ओ", "औ": "ओ",
    "ी": "ि", "ू": "ु", "ॄ": "ृ", "ॣ": "ॢ", "ॅ": "े", "ॆ": "े", "ै": "े", "ॉ": "ो", "ॊ": "ो", "ौ": "ो",
    # Bengali: long vowels, the cut ta.
    "ঈ": "ই", "ঊ": "উ", "ী": "ি", "ূ": "ু", "ৎ": "ত্",
    # The moon and the dot of other Indian scripts; Malayalam's final letters.
    "ਁ": "ਂ", "ੰ": "ਂ", "ઁ": "ં", "ଁ": "ଂ", "ఁ": "ం", "ಁ": "ಂ", "ഁ": "ം",
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
}  # fmt: skip
# Rows of letters that sound alike, as (first, last, what stands for the first): Ethiopic, and Japan's two syllabaries.
_ROWS = (
    (0x1210, 0x1217, 0x1200),
    (0x1280, 0x1287, 0x1200),
    (0x1220, 0x1227, 0x1230),
    (0x12D0, 0x12D6, 0x12A0),
    (0x1340, 0x1346, 0x1338),
    (0x30A1, 0x30F6, 0x3041),
)
LETTERS = str.maketrans(
    _ONE | {chr(code): chr(to + code - first) for first, last, to in _ROWS for code in range(first, last + 1)}
)


def folded(text: str) -> str:
    """The text in lower case and in one spelling, its punctuation as it was; folding it again changes nothing."""
    if text.isascii():
        return text.lower()
    bare = LEFT_OUT.sub("", unicodedata.normalize("NFKD", text))
    one = unicodedata.normalize("NFKC", bare).casefold().translate(LETTERS)
    if one.isascii():
        return one
    for pattern, to in SEQUENCES:
        one = pattern.sub(to, one)
    return one
