"""The words of a signature that its owner confirms or corrects, as their page shows them."""

from collections.abc import Callable, Collection
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from campaign.core.geography.countries import country_name
from campaign.core.text.lists import listed
from petition.models import Signature
from petition.privacy.own_data import answers_with_questions

# All that anybody may write who knows the address; what else a row holds says nothing in its signer's name.
WORDS = (
    "given_name",
    "family_name",
    "email",
    "postal_code",
    "city",
    "country",
    "comment",
    "answers",
    "minor",
    "show_name",
    "show_comment",
    "subscribe",
    "consent_text_id",
    "wording_id",
)


def words_of(signature: Signature) -> dict[str, Any]:
    """By name. Of a withdrawn signature that was signed again, those that are held until they are confirmed."""
    signature = copy(signature).with_held_words()
    return {name: getattr(signature, name) for name in WORDS}


@dataclass(frozen=True)
class ShownWord:
    """A line of the page; ``changed``: it is not what the page showed before. ``long``: a text to be folded up."""

    label: str
    value: str
    changed: bool
    long: bool = False


def shown_words(signature: Signature, changed: Collection[str] = ()) -> list[ShownWord]:
    """All words that are not empty, or that were changed, for people to read before they press."""

    def line(label: str, value: str, *names: str, long: bool = False) -> ShownWord:
        return ShownWord(label, value, changed=any(name in changed for name in names), long=long)

    place = [signature.postal_code, signature.city, signature.country and str(country_name(signature.country))]
    lines = [
        line(_("As"), signature.shown_name, "given_name", "family_name"),
        line(_("E-mail address"), signature.email, "email"),
        line(_("Place"), listed(place), "postal_code", "city", "country"),
        line(_("Comment"), signature.comment, "comment"),
        *(line(question, _readable(answer), "answers") for question, answer in answers_with_questions(signature)),
        *_consents(signature, line),
        line(_("The words that you sign"), signature.wording.text, "wording_id", long=True),
    ]
    return [one for one in lines if one.value or one.changed]


def _consents(signature: Signature, line: Callable[..., ShownWord]) -> list[ShownWord]:
    beside = signature.consent_text
    shown, comment, updates = _("Name shown in public"), _("Comment shown in public"), _("Updates by e-mail")
    under_age = line(_("Under 18"), _yes(signature.minor), "minor")
    return [
        # Of an adult nothing is said, unless it was a child before.
        *([under_age] if signature.minor or under_age.changed else []),
        line(
            f"{shown}: “{beside.show_name_label}”" if beside else shown,
            _yes(signature.show_name),
            "show_name",
            "consent_text_id",
        ),
        line(
            f"{comment}: “{beside.show_comment_label}”" if beside and beside.show_comment_label else comment,
            _yes(signature.show_comment) if signature.comment else "",
            "show_comment",
        ),
        line(
            f"{updates}: “{beside.subscribe_label}”" if beside else updates,
            _yes(signature.subscribe),
            "subscribe",
            "consent_text_id",
        ),
    ]


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _readable(answer: Any) -> str:
    if isinstance(answer, bool):
        return _yes(answer)
    return listed(answer) if isinstance(answer, list) else str(answer)
