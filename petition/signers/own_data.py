"""All that is kept about a signature, as its signer may see and take it (GDPR, articles 15 and 20)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaign.core.countries import country_name
from campaign.core.links import page_address
from petition.models import Signature

_KEPT = (
    "given_name",
    "family_name",
    "email",
    "canonical_email",
    "postal_code",
    "city",
    "region",
    "country",
    "comment",
    "show_name",
    "show_name_since",
    "subscribe",
    "subscribed_since",
    "created_at",
    "confirmed_at",
    "address_confirmed_at",
    "door",
    "source",
    "medium",
    "campaign",
    "partner",
    "referrer",
    "referred_by",
    "language",
    "network_key",
    "mails_sent",
)
# Shown with the words that were agreed to, apart from the other facts.
_CONSENTS = ("show_name", "show_name_since", "subscribe", "subscribed_since")


def state_for_signer(signature: Signature) -> str:
    """The state in words. One that was set aside is said to be recorded: its sender is not taught why."""
    return {
        Signature.State.PENDING: _("waits for your confirmation"),
        Signature.State.CONFIRMED: _("counts"),
        Signature.State.WITHDRAWN: pgettext("signature", "withdrawn"),
    }.get(signature.state, _("recorded"))


def as_json(signature: Signature) -> dict[str, Any]:
    """Everything, for another program to read; times are UTC (RFC 3339)."""
    words = signature.consent_text
    return {
        "petition": {"title": signature.petition.title, "address": page_address(signature.petition)},
        "state": state_for_signer(signature),
        **{name: getattr(signature, name) for name in _KEPT},
        "answers": [{"question": question, "answer": answer} for question, answer in answers_with_questions(signature)],
        "consent_words": {
            "version": words.version,
            "language": words.language,
            "show_name": words.show_name_label,
            "subscribe": words.subscribe_label,
            "first_shown_at": words.first_shown_at,
        }
        if words
        else None,
        "events": list(signature.events.order_by("at", "pk").values("kind", "at", "details")),
    }


def facts(signature: Signature) -> list[tuple[str, Any]]:
    """Pairs of a label and a value that is not empty, for people to read; consents are shown apart."""
    labels = {"canonical_email": _("address, as compared with others"), "network_key": _("network, as a keyed hash")}
    kept = [name for name in _KEPT if name not in _CONSENTS and getattr(signature, name) not in ("", None)]
    found = [
        (labels.get(name, signature._meta.get_field(name).verbose_name), _readable(signature, name)) for name in kept
    ]
    return found + answers_with_questions(signature)


def answers_with_questions(signature: Signature) -> list[tuple[str, Any]]:
    """The petition's own questions with the answers; a question that is asked no more is named by its key."""
    asked = {question.clean_name: question.label for question in signature.petition.questions.all()}
    return [(asked.get(name, name), answer) for name, answer in signature.answers.items()]


def _readable(signature: Signature, name: str) -> str | int | datetime:
    if name == "country":
        return country_name(signature.country)
    display = getattr(signature, f"get_{name}_display", None)
    return display() if display else getattr(signature, name)
