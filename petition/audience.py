"""Signers as an audience of mailings: those who asked for updates, and whose address is proven."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time

from django.db.models import Case, CharField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from campaign.core.languages.site_pages import of_site
from campaign.core.text.advertising import advertises, speaks
from campaign.mailings.audiences import Addressee, Audience, Filters, Happened, LeftOut, register
from petition.models import PetitionPage, Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.models.names import whole_name
from petition.signing.withdrawing import unsubscribe

State, Kind = Signature.State, SignatureEvent.Kind
# As JSON writes that a box is ticked, or as SQLite reads it.
_TICKED = {"true": ("true", "1"), "false": ("false", "0")}


class SignerFilters(Filters):
    """``petitions``: numbers of originals; ``answers``: what was answered to ``question``, which names its key."""

    petitions: list[int] = []
    languages: list[str] = []
    countries: list[str] = []
    regions: list[str] = []
    sources: list[str] = []
    partners: list[str] = []
    signed_from: date | None = None
    signed_until: date | None = None
    question: str = ""
    answers: list[str] = []


def proven() -> Q:
    """Those whose owner confirmed the address by a mail, or who are on a list that says where they agreed."""
    return Q(address_confirmed_at__isnull=False) | Q(
        channel=Signature.Channel.IMPORT, consent_text__isnull=False, minor=False
    )


def chosen(site: Site, filters: SignerFilters) -> QuerySet[Signature]:
    """The signers whom the filters mean, under the petitions of the site."""
    petitions = of_site(PetitionPage.objects.originals(), site)
    if filters.petitions:
        petitions = petitions.filter(pk__in=filters.petitions)
    signatures: QuerySet[Signature] = Signature.objects.filter(
        petition__in=list(petitions.values_list("pk", flat=True)), state__in=[State.CONFIRMED, State.PENDING]
    )
    for column, values in (
        ("language", filters.languages),
        ("country", filters.countries),
        ("region", filters.regions),
        ("source", filters.sources),
        ("partner__slug", filters.partners),
    ):
        if values:
            signatures = signatures.filter(**{f"{column}__in": values})
    signatures = _answering(_signed_between(signatures, filters), filters)
    return signatures.annotate(who=F("pk"), address=F("canonical_email"), asked_at=_asked_at(), reason=_left_out())


def _signed_between(signatures: QuerySet[Signature], filters: SignerFilters) -> QuerySet[Signature]:
    """By days of the site's time zone, both included."""
    if filters.signed_from:
        began = timezone.make_aware(datetime.combine(filters.signed_from, time.min), timezone.get_default_timezone())
        signatures = signatures.filter(created_at__gte=began)
    if filters.signed_until:
        ended = timezone.make_aware(datetime.combine(filters.signed_until, time.max), timezone.get_default_timezone())
        signatures = signatures.filter(created_at__lte=ended)
    return signatures


def _answering(signatures: QuerySet[Signature], filters: SignerFilters) -> QuerySet[Signature]:
    """Those who gave one of the answers, also among several."""
    if not filters.question or not filters.answers:
        return signatures
    wanted = Q()
    for answer in filters.answers:
        wanted |= Q(said__in=_TICKED.get(answer, (answer,)))
        quoted = answer.replace("\\", "\\\\").replace('"', '\\"')
        wanted |= Q(said__startswith="[", said__contains=f'"{quoted}"')
    said = Cast(KeyTextTransform(filters.question, "answers"), TextField())
    return signatures.annotate(said=said).filter(wanted)


def _asked_at() -> Case:
    """When they themselves asked; a list that somebody brought says nothing against an unsubscription."""
    return Case(
        When(channel=Signature.Channel.IMPORT, address_confirmed_at=None, then=Value(None)),
        default=Coalesce("subscribed_since", "created_at"),
        output_field=DateTimeField(),
    )


def _left_out() -> Case:
    stopped = SignatureEvent.objects.filter(signature=OuterRef("pk"), kind=Kind.UNSUBSCRIBED)
    return Case(
        When(anonymized_at__isnull=False, then=Value(LeftOut.ERASED.value)),
        When(Q(subscribe=False) & Exists(stopped), then=Value(LeftOut.UNSUBSCRIBED.value)),
        When(subscribe=False, then=Value(LeftOut.NOT_ASKED.value)),
        When(~proven() | Q(state=State.PENDING), then=Value(LeftOut.UNCONFIRMED.value)),
        default=Value(LeftOut.NOBODY.value),
        output_field=CharField(),
    )


def still_there(numbers: Collection[int]) -> Iterable[Addressee]:
    """Those of these signatures that may be written to now."""
    rows = Signature.objects.filter(proven(), pk__in=numbers, subscribe=True, state=State.CONFIRMED, anonymized_at=None)
    columns = ("pk", "email", "canonical_email", "language", "asked_at", "given_name", "family_name", "petition__title")
    for row in rows.annotate(asked_at=_asked_at()).values_list(*columns):
        number, email, canonical, language, asked_at, given, family, petition = row
        yield Addressee(number, email, canonical, language, asked_at, _values(given, family, language, petition))


def _values(given: str, family: str, language: str, petition: str) -> dict[str, str]:
    """No names that advertise, which anybody may send to anybody (case S37): the fallback stands in for them."""
    full = f"{given} {family}".strip()
    named = not (advertises(full) or speaks(full))
    return {
        "given_name": given if named else "",
        "full_name": whole_name(given, family, language=language) if named else "",
        "petition": petition,
    }


def end_updates(number: int, now: datetime) -> bool:
    """Stop updates of every signature of the mailbox: whoever leaves a list means all of it."""
    signature = Signature.objects.personal().filter(pk=number).first()
    if signature is None:
        return False
    subscribed = Signature.objects.of_mailbox(signature.canonical_email).filter(subscribe=True)
    return sum(unsubscribe(signature=one, now=now) for one in subscribed) > 0  # each of them


def note(number: int, happened: Happened, now: datetime, status: str) -> None:
    kinds = {Happened.BOUNCED: Kind.MAIL_BOUNCED, Happened.COMPLAINED: Kind.MAIL_COMPLAINED}
    signature = Signature.objects.filter(pk=number).first()
    if signature is not None:
        record(signature, kinds[happened], now=now, status=status)


signers = Audience(
    name="signers",
    label=_("people who signed and asked for updates"),
    why=_("You get this mail because you signed “{petition}” and asked for updates."),
    filters=SignerFilters,
    chosen=chosen,
    still_there=still_there,
    unsubscribe=end_updates,
    note=note,
    placeholders={
        "given_name": _("the signer’s given name"),
        "full_name": _("the signer’s whole name"),
        "petition": _("the petition’s title"),
    },
    may_be_empty=("given_name", "full_name"),
)
register(signers)
