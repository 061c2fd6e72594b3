"""Languages of documents: any, not only those of the site."""

import re
from functools import cache

import pycountry
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


def validate_language(code: str) -> None:
    """Raises ValidationError for what is no code of a language, such as ``Spanish!``."""
    if not CODE.fullmatch(code) or not _is_language(code.partition("-")[0]):
        raise ValidationError(
            _("Write the name of a language, such as “Spanish”, or its code, such as “es” or “pt-br”.")
        )


def language_code(said: str) -> str:
    """The code of a language given by its name, in itself, in English or in the reader's language, or by its code.

    Anything else is answered as it is, in small letters.
    """
    said = said.strip().casefold()
    return _codes(get_language() or "en").get(said, said)


def _is_language(code: str) -> bool:
    key = "alpha_2" if len(code) == 2 else "alpha_3"
    return pycountry.languages.get(**{key: code}) is not None


@cache
def _codes(language: str) -> dict[str, str]:
    found = {}
    with override(language):
        for code, info in LANG_INFO.items():
            if "name" in info:
                names = (get_language_info(code)["name_translated"], info["name_local"], info["name"])
                found |= {str(name).casefold(): code for name in names}
    return found


def language_name(code: str) -> str:
    """The language's name in itself, beginning with a capital; its code where the name is unknown."""
    try:
        name = get_language_info(code)["name_local"]
    except KeyError:
        return code
    return name[:1].upper() + name[1:]
