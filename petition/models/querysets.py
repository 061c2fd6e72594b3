"""Signatures and tallies as adjectives."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection, models
from django.db.models import F, Func, Q, Sum, Value
from django.db.models.functions import Concat

from campaign.core.text.database_folding import Folded
from campaign.core.text.folding import folded

_WORDS_OF_NAMES = Func(
    F("given_name"),
    F("family_name"),
    template="to_tsvector('simple', campaign_folded(%(expressions)s))",
    arg_joiner=" || ' ' || ",
    output_field=SearchVectorField(),
)


# A signature that counts and is not in the public log as it counts, or one that is and does not count.
OWED_TO_LOG = Q(state="confirmed") & (
    Q(logged_since=None) | ~Q(logged_since=F("confirmed_at")) | ~Q(logged_wording=F("wording"))
) | ~Q(state="confirmed") & Q(logged_since__isnull=False)


class SignatureQuerySet(models.QuerySet):
    def bulk_create(self, objs: Iterable[models.Model], *args: Any, **kwargs: Any) -> list[models.Model]:
        signatures = list(objs)
        for signature in signatures:
            signature.find_wording()
        return super().bulk_create(signatures, *args, **kwargs)

    def of(self, petition: models.Model) -> "SignatureQuerySet":
        """Those under the petition, whichever of its languages is given."""
        return self.filter(petition=petition.counted_id)

    def confirmed(self) -> "SignatureQuerySet":
        """Those that count."""
        return self.filter(state="confirmed")

    def subscribed(self) -> "SignatureQuerySet":
        """Those who asked for updates, and whose address's owner confirmed that where it was asked for.

        Imported ones agreed elsewhere.
        """
        unasked_before_it_was_noted = Q(confirm_updates=None) & (
            Q(channel="import") | ~Q(petition__confirmation="updates")
        )
        return self.filter(
            Q(address_confirmed_at__isnull=False) | Q(confirm_updates=False) | unasked_before_it_was_noted,
            subscribe=True,
        )

    def owed_to_log(self) -> "SignatureQuerySet":
        """Those of which the petition's public log does not say yet what is so."""
        return self.filter(OWED_TO_LOG)

    def pending(self) -> "SignatureQuerySet":
        """Those that wait for their signer's confirmation."""
        return self.filter(state="pending")

    def public(self) -> "SignatureQuerySet":
        """Those whose signer chose to be named in public."""
        return self.confirmed().filter(show_name=True)

    def with_public_comment(self) -> "SignatureQuerySet":
        """Those whose words may be in public; the petition's own choice is looked at by ``public_comments``."""
        return self.confirmed().filter(show_comment=True, comment_state__in=["shown", "featured"])

    def by_key_of(self, partner: models.Model) -> "SignatureQuerySet":
        """Those that a key of this partner brought, which nobody can pretend by a link."""
        return self.filter(channel="keyed", partner=partner)

    def brought(self) -> "SignatureQuerySet":
        """Those that count as somebody's who brought them: they count, and their address is confirmed."""
        return self.confirmed().filter(address_confirmed_at__isnull=False)

    def of_address(self, signature: models.Model) -> "SignatureQuerySet":
        """The signature that keeps this one out: the same petition, mailbox and place in its household."""
        return self.filter(
            petition_id=signature.petition_id,
            canonical_email=signature.canonical_email,
            household_place=signature.household_place,
        )

    def of_mailbox(self, canonical_email: str) -> "SignatureQuerySet":
        """All signatures of one mailbox, over all petitions."""
        return self.filter(canonical_email=canonical_email)

    def personal(self) -> "SignatureQuerySet":
        """Those that still hold personal data."""
        return self.filter(anonymized_at=None)

    def named(self, words: str) -> "SignatureQuerySet":
        """Those whose name has a word that begins with each of the words, in whichever way of writing it."""
        words = folded(words)
        if connection.vendor == "postgresql":
            # Quoted operands are cut into words as the names were; the index ``signature_names`` serves it.
            quoted = words.replace("'", "''").replace("\\", " ").replace("\x00", " ")
            if not (operands := quoted.split()):
                return self.none() if words.strip() else self
            query = SearchQuery(" & ".join(f"'{word}':*" for word in operands), search_type="raw", config="simple")
            return self.annotate(_names=_WORDS_OF_NAMES).filter(_names=query)
        found = self.annotate(_names=Folded(Concat("given_name", Value(" "), "family_name")))
        for word in words.split():
            found = found.filter(_names__contains=word)
        return found

    def newest_first(self) -> "SignatureQuerySet":
        return self.order_by("-confirmed_at", "-pk")


def _sums_by_petition(rows: models.QuerySet, petitions: Sequence[models.Model]) -> dict[int, int]:
    """The sum of ``count`` over the rows of each petition, by its id, in one query; 0 where there is none."""
    sums = (
        rows.filter(petition__in={petition.counted_id for petition in petitions})
        .order_by()
        .values("petition")
        .annotate(total=Sum("count"))
    )
    found = dict(sums.values_list("petition", "total"))
    return {petition.pk: found.get(petition.counted_id, 0) for petition in petitions}


class StatementWordingQuerySet(models.QuerySet):
    def of(self, petition: models.Model) -> "StatementWordingQuerySet":
        """Those of the petition in all of its languages."""
        return self.filter(petition=petition.counted_id)

    def timeline(self, *, language: str) -> list[tuple[datetime, int]]:
        """Of one petition's: when each came, by its id, in that language, else in any; the earliest first.

        Words that were taken away and came back are known by the first and the last time at which they came.
        """
        wordings = list(self.filter(language=language)) or list(self)
        return sorted((at, one.pk) for one in wordings for at in {one.published_at, one.live_since})


class OfflineBatchQuerySet(models.QuerySet):
    def total(self) -> int:
        """The number of signatures on the sheets of these batches."""
        return self.aggregate(total=Sum("count", default=0))["total"]

    def totals(self, petitions: Sequence[models.Model]) -> dict[int, int]:
        """The number of signatures on paper of each petition, by its id, in one query."""
        return _sums_by_petition(self, petitions)


class SignatureTallyQuerySet(models.QuerySet):
    def of(self, petition: models.Model) -> "SignatureTallyQuerySet":
        return self.filter(petition=petition.counted_id)

    def total(self) -> int:
        """The number of signatures in these tallies."""
        return self.aggregate(total=Sum("count", default=0))["total"]

    def totals(self, petitions: Sequence[models.Model]) -> dict[int, int]:
        """The number of signatures of each petition, by its id, in one query."""
        return _sums_by_petition(self, petitions)
