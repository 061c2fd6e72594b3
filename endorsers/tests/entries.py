"""Entries as they stand at different points of their way, for tests that begin there."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils import timezone

from campaign.core.models import CampaignImage
from endorsers.logos.accepting import keep
from endorsers.logos.cleaning import clean_logo
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record
from endorsers.moderation.review import begin_review
from endorsers.signing.submitting import Endorsement, submit_endorsement

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#135"/></svg>'
)
PASSWORD = "a password of tests"


def submitted(name: str = "River Alliance", *, logo: bool = False, **values: Any) -> Endorser:
    """Sent by the public form, and not confirmed."""
    slug = "".join(char for char in name.lower() if char.isascii() and char.isalnum()) or "x"
    sent = {
        "name": name,
        "scope": "national",
        "website": f"https://{slug}.example/",
        "contact_name": "Amara Diallo",
        "contact_email": f"amara@{slug}.example",
    } | values
    if logo:
        sent["logo"] = keep(clean_logo(SVG, file_name="logo.svg"))
    return submit_endorsement(endorsement=Endorsement(**sent))


def waiting(name: str = "River Alliance", **values: Any) -> Endorser:
    """Confirmed by its representative, and under review."""
    endorser = submitted(name, **values)
    now = timezone.now()
    EndorsementContact.objects.filter(endorser=endorser).update(confirmed_at=now, owed_mail="", mail_due_at=None)
    record(endorser, EndorserEvent.Kind.CONFIRMED, now=now)
    begin_review(endorser=endorser)
    return Endorser.objects.get(pk=endorser.pk)


def published(name: str, **values: Any) -> Endorser:
    """Entered and published by an editor."""
    endorser = Endorser(name=name, live=False, **values)
    endorser.save()
    endorser.save_revision().publish()
    return Endorser.objects.get(pk=endorser.pk)


def picture(title: str = "Logo") -> CampaignImage:
    return CampaignImage.objects.create(title=title, file=ContentFile(SVG, name="logo.svg"), width=200, height=100)


def moderator(name: str = "moderator") -> User:
    """Somebody who moderates endorsements and may do nothing else."""
    user = User.objects.create_user(name, f"{name}@campaign.example", PASSWORD)
    user.groups.add(Group.objects.get(name="Endorsement moderators"))
    return user


def owed(endorser: Endorser) -> str:
    return EndorsementContact.objects.get(endorser=endorser).owed_mail


def kinds(endorser: Endorser) -> list[str]:
    """What happened, oldest first."""
    return [event.kind for event in reversed(endorser.events.all())]
