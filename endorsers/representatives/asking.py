"""A stranger asks to speak for an organization, such as when the one who did has left.

Proven by an address at the organization's own domain, it is granted after some days, unless somebody who speaks for
it objects; in all other cases an editor decides. What is answered in public is always the same.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from campaign.mail.addresses.mailboxes import canonical_email
from endorsers.mails.outbox import ASKED, owe_mail
from endorsers.mails.resending import send_links
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record
from endorsers.models.contacts import is_own_domain
from endorsers.models.keys import SHARED_SITES, website_host
from endorsers.privacy.erasing import erase_contact
from endorsers.representatives.handing_over import NotPossibleError, hand_over

Access, Kind, Mail = EndorsementContact.Access, EndorserEvent.Kind, EndorsementContact.Mail
OBJECT_WITHIN = timedelta(days=7)
# Requests for one organization that wait at a time; what comes beyond is answered the same, and dropped.
MOST = 5


def ask_for_access(
    *, endorser: Endorser, name: str, role: str, email: str, language: str = "", now: datetime | None = None
) -> None:
    """Note the request, and mail the address to confirm it. One that speaks for the organization gets its link."""
    now = now or timezone.now()
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update(of=("self",)).get(pk=endorser.pk)
        contacts = EndorsementContact.objects.filter(endorser=endorser)
        if contacts.of_mailbox(email).exists():
            send_links(address=email, now=now)
        elif contacts.filter(access=Access.ASKED).count() < MOST:
            contact = EndorsementContact.objects.create(
                endorser=endorser,
                access=Access.ASKED,
                name=name,
                role=role,
                email=email,
                canonical_email=canonical_email(email),
                language=language,
            )
            owe_mail(contact=contact, mail=Mail.ACCESS, now=now)


def confirm_asking(*, contact: EndorsementContact, now: datetime | None = None) -> None:
    """The owner of the address stands by it: those who speak for the organization are told. Again is harmless."""
    now = now or timezone.now()
    with transaction.atomic():
        endorser = Endorser.objects.select_for_update(of=("self",)).get(pk=contact.endorser_id)
        own = proves(email=contact.email, website=endorser.website)
        unconfirmed = EndorsementContact.objects.filter(pk=contact.pk, access=Access.ASKED, confirmed_at=None)
        if not unconfirmed.update(confirmed_at=now, takes_over_at=now + OBJECT_WITHIN if own else None):
            return
        ASKED.forget(contact.email)
        record(endorser, Kind.ACCESS_ASKED, now=now, contact=contact.pk, own_domain=own)
        for other in EndorsementContact.objects.filter(endorser=endorser, confirmed_at__isnull=False).speaking():
            owe_mail(contact=other, mail=Mail.ACCESS_ASKED, now=now)


def proves(*, email: str, website: str) -> bool:
    """Whether an address is at the organization's own domain, which is not that of many."""
    host = website_host(website)
    shared = any(host == site or host.endswith(f".{site}") for site in SHARED_SITES)
    return not shared and is_own_domain(email=email, website=website)


def object_to(*, contact: EndorsementContact, objector: EndorsementContact, now: datetime | None = None) -> None:
    """Somebody who speaks for the organization is against it: from now on only an editor can grant it."""
    now = now or timezone.now()
    with transaction.atomic():
        asked = EndorsementContact.objects.filter(pk=contact.pk, endorser=objector.endorser_id, access=Access.ASKED)
        if asked.exclude(takes_over_at=None).update(takes_over_at=None):
            record(contact.endorser, Kind.OBJECTED, now=now, contact=contact.pk, objector=objector.pk)


def refuse(*, contact: EndorsementContact, by: User | None, now: datetime | None = None) -> None:
    """Turn a request down: whoever asked is forgotten."""
    now = now or timezone.now()
    with transaction.atomic():
        if contact.access == Access.ASKED and erase_contact(contact=contact, by=by, now=now):
            record(contact.endorser, Kind.ACCESS_REFUSED, now=now, by=by, contact=contact.pk)


def hand_over_due(*, now: datetime | None = None) -> int:
    """Grant the requests to which nobody objected in time; says how many."""
    now, granted = now or timezone.now(), 0
    due = EndorsementContact.objects.filter(access=Access.ASKED, takes_over_at__lte=now).select_related("endorser")
    for contact in due.order_by("takes_over_at"):
        try:
            with transaction.atomic():
                # Locked as an objection or an editor's refusal changes it.
                contact.refresh_from_db(from_queryset=EndorsementContact.objects.select_for_update(of=("self",)))
                if contact.takes_over_at and contact.takes_over_at <= now:
                    hand_over(to=contact, asked=True, now=now)
                    granted += 1
        except (NotPossibleError, EndorsementContact.DoesNotExist):
            continue
    return granted
