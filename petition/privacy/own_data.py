"""All that is kept about a signature, as its signer may see and take it (GDPR, articles 15 and 20)."""

from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from campaign.core.geography.countries import country_name
from campaign.core.pages.translations import in_language, own_name
from campaign.core.signed_links import page_address
from campaign.mailings.choosing.own_mailings import mailings_to, wanted_by
from petition.abuse.suspicion import is_automatic
from petition.form.question_fields import ANSWER_PREFIX, answer_in_words, question_fields
from petition.models import Signature
from petition.referrals.counts import came_by_a_friend

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
    "comment_state",
    "minor",
    "show_name",
    "show_name_since",
    "show_comment",
    "show_comment_since",
    "subscribe",
    "subscribed_since",
    "created_at",
    "confirmed_at",
    "address_confirmed_at",
    "channel",
    "source",
    "medium",
    "campaign",
    "referrer",
    "language",
    "network_key",
    "mails_sent",
)
# Shown with the words that were agreed to, apart from the other facts.
_CONSENTS = (
    *("show_name", "show_name_since", "show_comment", "show_comment_since", "subscribe", "subscribed_since"),
    *("comment_state", "minor"),
)


def state_for_signer(signature: Signature) -> str:
    """The state in words. One that was set aside is said to be recorded: its sender is not taught why."""
    if signature.state == Signature.State.REJECTED and is_automatic(signature.mark):
        return _("recorded; somebody of the campaign looks at it before it counts")
    words: dict[str, str] = {
        Signature.State.PENDING: _("waits for your confirmation"),
        Signature.State.CONFIRMED: _("counts"),
        Signature.State.WITHDRAWN: pgettext("signature", "withdrawn"),
    }
    return words.get(signature.state, _("recorded"))


def as_json(signature: Signature) -> dict[str, Any]:
    """Everything, for another program to read; times are UTC (RFC 3339)."""
    words = signature.consent_text
    return {
        "petition": {"title": signature.petition.title, "address": page_address(signature.petition)},
        "state": state_for_signer(signature),
        **{name: getattr(signature, name) for name in _KEPT},
        "partner": signature.partner.name if signature.partner else "",
        "came_by_a_friend": came_by_a_friend(signature),
        "answers": [{"question": question, "answer": answer} for question, answer in answers_with_questions(signature)],
        "consent_words": {
            "version": words.version,
            "language": words.language,
            "show_name": words.show_name_label,
            "show_comment": words.show_comment_label,
            "subscribe": words.subscribe_label,
            "first_shown_at": words.first_shown_at,
        }
        if words
        else None,
        "statement": {
            "wording": signature.wording.number,
            "language": signature.wording.language,
            "sha256": signature.wording.digest,
            "text": signature.wording.text,
            "published_at": signature.wording.published_at,
        },
        "receipt_of_the_public_log": signature.receipt,
        "mailings": [
            {"subject": one.subject, "sent_at": one.sent_at} for one in mailings_to(signature.canonical_email)
        ],
        "mails_wanted": wanted_by(signature.canonical_email) if signature.subscribe else "none",
        "events": list(signature.events.order_by("at", "pk").values("kind", "at", "details")),
    }


def facts(signature: Signature) -> list[tuple[str | Promise, Any]]:
    """Pairs of a label and a value that is not empty, for people to read; consents are shown apart."""
    labels = {"canonical_email": _("address, as compared with others"), "network_key": _("network, as a keyed hash")}
    kept = [name for name in _KEPT if name not in _CONSENTS and getattr(signature, name) not in ("", None)]
    found: list[tuple[str | Promise, Any]] = [
        (labels.get(name, signature._meta.get_field(name).verbose_name), _readable(signature, name)) for name in kept
    ]
    if signature.partner:
        found.append((signature._meta.get_field("partner").verbose_name, signature.partner.name))
    if came_by_a_friend(signature):
        found.append((_("shared by"), _("somebody who signed before")))
    return found + answers_with_questions(signature)


def answers_with_questions(signature: Signature) -> list[tuple[str, Any]]:
    """The petition's own questions with the answers, in the active language's words where the petition has some.

    They are in the questions' order, which PostgreSQL does not keep in an object. A question that is asked no more
    is named by its key, and comes last.
    """
    fields = (
        question_fields(in_language(signature.petition, get_language() or "").specific) if signature.answers else {}
    )
    left = dict(signature.answers)
    said = []
    for field_name, field in fields.items():
        if (name := field_name.removeprefix(ANSWER_PREFIX)) in left:
            said.append((str(field.label), answer_in_words(left.pop(name), field)))
    return said + [(name, answer_in_words(answer, None)) for name, answer in left.items()]


def _readable(signature: Signature, name: str) -> str | int | datetime:
    if name == "country":
        return country_name(signature.country)
    if name == "language":
        return own_name(signature.language)
    display = getattr(signature, f"get_{name}_display", None)
    return display() if display else getattr(signature, name)
