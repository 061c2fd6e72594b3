"""Placeholders such as ``{given_name|friend}``: cut out once, filled in by looking values up, nothing evaluated."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaign.core.text.lists import listed

_PLACEHOLDER = re.compile(r"\{(\w+)(?:\|([^{}|]*))?\}")
_BRACES = re.compile(r"[{}]")
# What the mail's own frame is filled in with; nobody needs to write it.
UNSUBSCRIBE = "unsubscribe_link"


@dataclass(frozen=True)
class Placeholder:
    """``fallback`` stands in for an empty value, in the writing (HTML or plain) of the text that it is in."""

    name: str
    fallback: str = ""


Piece = str | Placeholder


def pieces(text: str) -> list[Piece]:
    """The text cut at its placeholders."""
    cut: list[Piece] = []
    end = 0
    for found in _PLACEHOLDER.finditer(text):
        cut += [text[end : found.start()], Placeholder(found[1], found[2] or "")]
        end = found.end()
    return [piece for piece in [*cut, text[end:]] if piece != ""]


def filled(cut: Iterable[Piece], values: Mapping[str, str]) -> str:
    """The pieces with their values; a value's own braces stay what they are."""
    return "".join(piece if isinstance(piece, str) else values.get(piece.name, "") or piece.fallback for piece in cut)


class Known(Protocol):
    """What may stand in a text: an Audience, say."""

    @property
    def placeholders(self) -> Mapping[str, str | Promise]: ...
    @property
    def may_be_empty(self) -> Collection[str]: ...


def faults(text: str, audience: Known) -> list[str | Promise]:
    """What is wrong with the placeholders of a text, in words: unknown, without a fallback, or a stray brace."""
    found = [piece for piece in pieces(text) if isinstance(piece, Placeholder)]
    wrong: list[str | Promise] = []
    for name in dict.fromkeys(piece.name for piece in found):
        if name not in audience.placeholders:
            known = listed(f"{{{one}}}" for one in audience.placeholders)
            wrong.append(_("“{%(name)s}” is no placeholder. Known are: %(known)s.") % {"name": name, "known": known})
    needs_words = _("“{%(name)s}” may be empty: say what stands there then, as in {%(name)s|friend}.")
    wrong += [
        needs_words % {"name": piece.name}
        for piece in found
        if piece.name in audience.may_be_empty and not piece.fallback
    ]
    if _BRACES.search(_PLACEHOLDER.sub("", text)):
        wrong.append(_("A brace stands alone. Write placeholders as {given_name|friend}, and leave out other braces."))
    return list(dict.fromkeys(wrong))
