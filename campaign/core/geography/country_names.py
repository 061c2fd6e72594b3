"""Countries as people write them: by code, by name in many languages, by the name they had."""

import gettext
import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pycountry
from django.conf import settings
from django.utils import translation
from django_countries import countries
from django_countries.ioc_data import ISO_TO_IOC


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The languages of the site come first, then those in which the headings of a list are known, then neighbours.
LANGUAGES = _words("en es fr de pt it nl pl sv da fi nb_NO cs ro hu tr ca el ru uk ar zh_CN zh_TW ja ko")
LONGEST = 120
# Names of every day and former ones that no list of ISO has; parts of a country that people give as theirs.
EVERYDAY: dict[str, str] = json.loads(Path(__file__).with_name("everyday_names.json").read_text("utf-8"))
# What a name may have or not, in the languages above: "The Netherlands", "Republic of the Congo", "Korea, Republic of".
_SMALL_WORDS = frozenset(
    _words(
        "the of and la le les l el los las lo il i gli de del des du d der die das den dem da do dos das di della "
        "dello degli het van y e et und en og och a o os as"
    )
)
_SAINT = {"st": "saint", "ste": "saint", "sankt": "saint", "sint": "saint"}
_FORMS_OF_STATE = frozenset(_words("republic kingdom state federation principality commonwealth sultanate emirate"))
# "Virgin Islands, British" and "Virgin Islands, U.S.": half of the name tells neither.
_SHARED_NAMES = frozenset({("islands", "virgin")})


def code_of_country(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country that is given by code, number or name; empty where none is meant.

    Names are the common, official and former ones, in the languages of the site and in those of ``LANGUAGES``;
    case, accents, articles, punctuation and the order of words do not matter. England is of the United Kingdom.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return ""
    by_code = _by_code()
    if code := by_code.get(_letters(text)) or by_code.get(text.zfill(3) if text.isdecimal() else ""):
        return code
    names, key = _by_name(), _key(text)
    plainer = tuple(word for word in key if word not in _FORMS_OF_STATE)
    place, _comma, country = text.rpartition(",")
    return (
        names.get(key)
        or names.get(_key(text.partition("(")[0]))
        or names.get(plainer)
        or (code_of_country(country) if place else "")
    ) or ""


def _letters(text: str) -> str:
    """``U.S.A.`` as ``USA``, a flag as the code that it is made of."""
    flag = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in text if "\U0001f1e6" <= char <= "\U0001f1ff")
    return flag or text.replace(".", "").replace(" ", "").upper()


def _key(name: str) -> tuple[str, ...]:
    """Equal for two ways to write one name."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("ß", "ss").replace("&", " and ").replace(".", "")
    kept = "".join(
        char if char.isalnum() else " " for char in plain if not unicodedata.combining(char) and char not in "'’‘ʼ`´"
    )
    apart = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    # "Cote dIvoire" and "Côte d'Ivoire": the apostrophe parts words, or it was left out with its letter.
    words = (apart if "d " in apart or "l " in apart else kept).split()
    return tuple(sorted(_SAINT.get(word, word) for word in words if word not in _SMALL_WORDS)) or tuple(words)


@cache
def _by_code() -> dict[str, str]:
    here = {code for code, _name in countries}
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    codes |= {country.numeric: country.alpha_2 for country in pycountry.countries}
    codes |= {code: code for code in here}
    for code, committee in ISO_TO_IOC.items():
        codes.setdefault(committee, code)
    everyday = {_letters(name): code for code, names in EVERYDAY.items() for name in names.split("|")}
    return {said: code for said, code in (everyday | codes).items() if code in here} | {"UK": "GB", "EL": "GR"}


@cache
def _by_name() -> dict[tuple[str, ...], str]:
    here = {code for code, _name in countries}
    names: dict[tuple[str, ...], str] = {}
    for code, name in _names():
        if code in here:  # ISO 3166-3 has other letters for what became several countries, or none of today
            names.setdefault(_key(name), code)
    return names


def _names() -> Iterator[tuple[str, str]]:
    """Codes and names; where two countries bear one, the first is meant."""
    for code, everyday in EVERYDAY.items():
        yield from ((code, name) for name in everyday.split("|"))
    yield from _names_in_languages()
    for former in pycountry.historic_countries:
        today = former.alpha_4[2:]
        code = former.alpha_2 if today == "AA" else today
        yield code, former.name
        yield code, former.name.partition(",")[0]


def _names_in_languages() -> Iterator[tuple[str, str]]:
    own = [code.replace("-", "_") for code, _name in settings.LANGUAGES]
    for language in dict.fromkeys(["en", *own, *LANGUAGES]):
        translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for country in pycountry.countries:
            for fact in ("name", "common_name", "official_name"):
                if name := getattr(country, fact, ""):
                    yield country.alpha_2, translated.gettext(name)
        for country in pycountry.countries:
            short = translated.gettext(country.name).partition(",")[0]
            if _key(short) not in _SHARED_NAMES:
                yield country.alpha_2, short
    for language in dict.fromkeys([*own, *LANGUAGES]):
        with translation.override(language.replace("_", "-").lower()):
            yield from ((code, str(name)) for code, name in countries)
