"""Languages of documents: any, not only those of the site."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


def validate_language(code: str) -> None:
    """Raises ValidationError for what is no code of a language, such as ``Spanish``."""
    if not CODE.fullmatch(code):
        raise ValidationError(_("Write the code of a language in small letters, such as “es” or “pt-br”."))


def language_name(code: str) -> str:
    """The language's name in itself, beginning with a capital; its code where the name is unknown."""
    try:
        name = get_language_info(code)["name_local"]
    except KeyError:
        return code
    return name[:1].upper() + name[1:]
