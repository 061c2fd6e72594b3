"""Two entries of one organization become one."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from endorsers.kit.partnering import join_partners
from endorsers.mails.outbox import tell
from endorsers.models import EndorsementContact, Endorser, EndorserEvent, FormerSlug, PendingLogo
from endorsers.models.audit_trail import record
from endorsers.moderation.review import stop_review

# What may be taken from the other entry, each for itself.
PARTS = {
    "name": gettext_lazy("Name"),
    "website": gettext_lazy("Website"),
    "logo": gettext_lazy("Logo"),
    "place": gettext_lazy("Where it works"),
    "quote": gettext_lazy("Quote"),
    "contact": gettext_lazy("Representative"),
}
MERGED = "endorsers.merge"


class MergeError(Exception):
    """They can't be merged; the message says why."""


def merge(*, keep: Endorser, drop: Endorser, take: set[str], by: User | None) -> Endorser:
    """Keep one entry, with the parts (of ``PARTS``) taken from the other, and delete the other.

    What is in the newest version of the other is taken. A published entry shows it at once, unless it has an
    unpublished change: then it waits together with that. An entry that waits for a decision still waits. Whoever
    spoke for the other entry alone is forgotten; a representative who is taken over to a published entry is told that
    it is approved. Raises MergeError, with words for the editor, for an entry that its
    organization withdrew.
    """
    with transaction.atomic():
        rows = Endorser.objects.select_for_update(of=("self",)).in_bulk([keep.pk, drop.pk])
        if len(rows) != 2:
            raise MergeError(_("One of the two does not exist any more."))
        keep, drop = rows[keep.pk], rows[drop.pk]
        if keep.withdrawn_at or drop.withdrawn_at:
            raise MergeError(_("An organization withdrew one of the two: it can’t be merged."))
        was_clean = keep.live and not keep.has_unpublished_changes
        draft, other = _newest(keep), _newest(drop)
        _take_content(draft, other, take)
        if "contact" in take:
            _take_contact(keep, drop)
        revision = draft.save_revision(user=by, log_action=True)
        _note(keep, drop, take, by)
        stop_review(endorser=drop)
        since = drop.first_published_at if drop.live else None
        _take_addresses(keep, drop)
        if was_clean:
            revision.publish(user=by)
        _endorsed_since(keep, since)
        if keep.live and "contact" in take:
            tell(endorser=keep, mail=EndorsementContact.Mail.APPROVED)
        return Endorser.objects.get(pk=keep.pk)


def _take_addresses(keep: Endorser, drop: Endorser) -> None:
    """Delete the other entry; whoever has a link to it, of today or of before, comes to the one that stays."""
    join_partners(keep=keep, drop=drop)
    former = [*drop.former_slugs.values_list("site", "slug"), *([(drop.site_id, drop.slug)] if drop.slug else [])]
    drop.delete()
    FormerSlug.objects.bulk_create(FormerSlug(site_id=site, slug=slug, endorser=keep) for site, slug in former)


def _newest(endorser: Endorser) -> Endorser:
    return endorser.get_latest_revision_as_object() if endorser.latest_revision_id else endorser


def _take_content(draft: Endorser, other: Endorser, take: set[str]) -> None:
    for name in ("name", "website", "quote"):
        if name in take:
            setattr(draft, name, getattr(other, name))
    if "quote" in take:
        draft.quote_speaker = other.quote_speaker
    if "place" in take:
        draft.scope, draft.region = other.scope, other.region
    if "logo" in take:
        draft.logo, draft.new_logo = other.logo, other.new_logo
        if other.new_logo:
            PendingLogo.objects.filter(pk=other.new_logo.pk).update(endorser=draft.pk)


def _take_contact(keep: Endorser, drop: Endorser) -> None:
    """All who speak for the other entry, in place of those of this one."""
    contacts = EndorsementContact.objects.filter(endorser=drop)
    if contacts.exists():
        EndorsementContact.objects.filter(endorser=keep).delete()
        contacts.update(endorser=keep)


def _endorsed_since(keep: Endorser, since: datetime | None) -> None:
    """An organization endorses since its first entry was published."""
    if keep.live and since:
        Endorser.objects.filter(pk=keep.pk, first_published_at__gt=since).update(first_published_at=since)


def _note(keep: Endorser, drop: Endorser, take: set[str], by: User | None) -> None:
    trail = [[event.kind, event.at.isoformat()] for event in drop.events.all()]
    details: dict[str, Any] = {"entry": drop.pk, "name": drop.name, "took": sorted(take), "trail": trail}
    record(keep, EndorserEvent.Kind.MERGED, now=timezone.now(), by=by, **details)
    log(instance=drop, action="wagtail.delete", user=by, deleted=True)
    log(instance=keep, action=MERGED, user=by, data={"entry": drop.pk, "name": drop.name, "took": sorted(take)})
