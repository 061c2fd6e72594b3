"""Contacts of endorsing organizations as an audience of mailings: those who ticked their own box, and confirmed."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Literal

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from campaign.mailings.audiences import Addressee, Audience, Filters, Happened, LeftOut, register
from endorsers.models import EndorsementContact, Endorser, EndorserEvent
from endorsers.models.audit_trail import record


class ContactFilters(Filters):
    """``reviews``: how the organization stands with the moderators."""

    scopes: list[Literal["national", "local"]] = []
    regions: list[str] = []
    languages: list[str] = []
    reviews: list[Literal["public", "waiting", "asked_for_changes", "rejected"]] = ["public"]


def chosen(site: Site, filters: ContactFilters) -> QuerySet[EndorsementContact]:
    """The contacts of the organizations whom the filters mean, of this site's campaign."""
    endorsers = Endorser.objects.of_site(site).filter(withdrawn_at=None)
    if filters.scopes:
        endorsers = endorsers.filter(scope__in=filters.scopes)
    if filters.regions:
        meant = Q()
        for region in filters.regions:
            meant |= Q(pk__in=Endorser.objects.in_region(region).values("pk"))
        endorsers = endorsers.filter(meant)
    contacts = EndorsementContact.objects.speaking().filter(endorser__in=endorsers.filter(_standing(filters.reviews)))
    if filters.languages:
        contacts = contacts.filter(language__in=filters.languages)
    return contacts.annotate(who=F("pk"), address=F("canonical_email"), asked_at=F("submitted_at"), reason=_left_out())


def _standing(reviews: Collection[str]) -> Q:
    all_of_them = {
        "public": Q(live=True),
        "waiting": Q(pk__in=Endorser.objects.waiting().values("pk")),
        "asked_for_changes": Q(pk__in=Endorser.objects.asked_for_changes().values("pk")),
        "rejected": Q(pk__in=Endorser.objects.rejected().values("pk")),
    }
    meant = Q()
    for review in reviews:
        meant |= all_of_them[review]
    return meant


def _left_out() -> Case:
    return Case(
        When(may_contact=False, then=Value(LeftOut.NOT_ASKED.value)),
        When(confirmed_at=None, then=Value(LeftOut.UNCONFIRMED.value)),
        default=Value(LeftOut.NOBODY.value),
        output_field=CharField(),
    )


def still_there(numbers: Collection[int]) -> Iterable[Addressee]:
    """Those of these contacts who may be written to now."""
    rows = EndorsementContact.objects.speaking().filter(
        pk__in=numbers, may_contact=True, confirmed_at__isnull=False, endorser__withdrawn_at=None
    )
    columns = ("pk", "email", "canonical_email", "language", "submitted_at", "name", "endorser__name")
    for number, email, canonical, language, asked_at, name, endorser in rows.values_list(*columns):
        yield Addressee(number, email, canonical, language, asked_at, {"name": name, "endorser": endorser})


def end_mails(number: int, now: datetime) -> bool:
    """Write to the mailbox about the campaign no more, for whichever organizations it speaks."""
    contact = EndorsementContact.objects.filter(pk=number).select_related("endorser").first()
    if contact is None:
        return False
    mailbox = EndorsementContact.objects.filter(canonical_email=contact.canonical_email, may_contact=True)
    told = list(mailbox.select_related("endorser"))
    mailbox.update(may_contact=False)
    for one in told:
        record(one.endorser, EndorserEvent.Kind.UNSUBSCRIBED, now=now)
    return bool(told)


def note(number: int, happened: Happened, now: datetime, status: str) -> None:
    kinds = {Happened.BOUNCED: EndorserEvent.Kind.MAIL_BOUNCED, Happened.COMPLAINED: EndorserEvent.Kind.MAIL_COMPLAINED}
    contact = EndorsementContact.objects.filter(pk=number).select_related("endorser").first()
    if contact is not None:
        record(contact.endorser, kinds[happened], now=now, status=status)


contacts = Audience(
    name="endorsers",
    label=_("contacts of endorsing organizations who agreed to be written to"),
    why=_("You get this mail because you speak for {endorser} and agreed to be written to about this campaign."),
    filters=ContactFilters,
    chosen=chosen,
    still_there=still_there,
    unsubscribe=end_mails,
    note=note,
    placeholders={"name": _("the contact’s name"), "endorser": _("the organization’s name")},
)
register(contacts)
