"""Words of mails with placeholders in braces, and the language that a mail is in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_supported_language_variant

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Words:
    """Subject, text and what the button says."""

    subject: str | Promise
    body: str | Promise
    button: str | Promise


def mail_language(language: str) -> str:
    """The language of mails for somebody who wrote to us in this one: it or its base, else the site's."""
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def fill(words: str | Promise, values: Mapping[str, str]) -> str:
    """Put the values in, in one pass: braces in a value stay what they are, and nothing is evaluated."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), str(words))
