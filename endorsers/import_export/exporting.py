"""Endorsers on their way out, as a CSV."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from campaign.core.media.shapes import absolute
from campaign.core.text.name_order import NameOrder
from campaign.imports.csv_files import written
from endorsers.models import Endorser
from endorsers.models.querysets import EndorserQuerySet
from endorsers.moderation.states import moderation_state

EXPORTED = "endorsers.export"
CHUNK = 500
# Names that the import knows too, in English whatever the editor's language is.
PUBLIC = ("name", "website", "scope", "region", "quote", "logo", "featured", "order", "state", "came_by", "endorsed_at")
CONTACTS = ("contact_name", "contact_role", "contact_email", "contact_confirmed_at", "other_contacts")


def export_endorsers(endorsers: EndorserQuerySet, *, with_contacts: bool, by: User | None) -> Iterator[bytes]:
    """The lines of the CSV, headings first. That contacts were taken is written into the site's history.

    Whether the editor may see the contacts, the caller has checked.
    """
    first = endorsers.first()
    if with_contacts and first:
        with transaction.atomic():
            log(instance=first, action=EXPORTED, user=by, data={"rows": endorsers.count()})
    return written(_rows(endorsers, with_contacts))


def _rows(endorsers: EndorserQuerySet, with_contacts: bool) -> Iterator[list]:
    yield [*PUBLIC, *(CONTACTS if with_contacts else ())]
    rows = endorsers.for_moderation().select_related("logo").defer("latest_revision__content")
    rows = rows.prefetch_related("contacts") if with_contacts else rows
    for endorser in rows.order_by(NameOrder("name"), "pk").iterator(chunk_size=CHUNK):
        yield _public(endorser) + (_contact(endorser) if with_contacts else [])


def _public(endorser: Endorser) -> list:
    return [
        endorser.name,
        endorser.website,
        endorser.scope,
        endorser.region,
        endorser.quote,
        absolute(endorser.logo.file.url) if endorser.logo else "",
        "yes" if endorser.featured else "no",
        endorser.sort_order,
        moderation_state(endorser).value,
        endorser.source,
        _moment(endorser.first_published_at),
    ]


def _contact(endorser: Endorser) -> list:
    """The main one, and the addresses of the others who accepted to speak for it."""
    people = [person for person in endorser.contacts.all() if person.is_main or (person.is_confirmed and person.speaks)]
    main = next((person for person in people if person.is_main), None)
    others = "; ".join(person.email for person in people if not person.is_main)
    return [*([main.name, main.role, main.email, _moment(main.confirmed_at)] if main else [""] * 4), others]


def _moment(time: object) -> str:
    """As RFC 3339 writes it, in UTC and to the second."""
    return time.astimezone(timezone.get_fixed_timezone(0)).strftime("%Y-%m-%dT%H:%M:%SZ") if time else ""
