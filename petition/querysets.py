"""Signatures and tallies as adjectives."""

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connection, models
from django.db.models import F, Func, Q, Sum

_WORDS_OF_NAMES = Func(
    F("given_name"),
    F("family_name"),
    template="to_tsvector('simple', %(expressions)s)",
    arg_joiner=" || ' ' || ",
    output_field=SearchVectorField(),
)


class SignatureQuerySet(models.QuerySet):
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
            Q(door="import") | ~Q(petition__confirmation="updates")
        )
        return self.filter(
            Q(address_confirmed_at__isnull=False) | Q(confirm_updates=False) | unasked_before_it_was_noted,
            subscribe=True,
        )

    def pending(self) -> "SignatureQuerySet":
        """Those that wait for their signer's confirmation."""
        return self.filter(state="pending")

    def public(self) -> "SignatureQuerySet":
        """Those whose signer chose to be named in public."""
        return self.confirmed().filter(show_name=True)

    def by_key_of(self, partner: models.Model) -> "SignatureQuerySet":
        """Those that a key of this partner brought, which nobody can pretend by naming its source."""
        return self.filter(door="keyed", source=partner.source)

    def of_address(self, signature: models.Model) -> "SignatureQuerySet":
        """The signature that keeps this one out: the same petition, mailbox and, in a household, name."""
        return self.filter(
            petition_id=signature.petition_id,
            canonical_email=signature.canonical_email,
            household_key=signature.household_key,
        )

    def of_mailbox(self, canonical_email: str) -> "SignatureQuerySet":
        """All signatures of one mailbox, over all petitions."""
        return self.filter(canonical_email=canonical_email)

    def personal(self) -> "SignatureQuerySet":
        """Those that still hold personal data."""
        return self.filter(anonymized_at=None)

    def named(self, words: str) -> "SignatureQuerySet":
        """Those whose name has a word that begins with each of the words."""
        if connection.vendor == "postgresql":
            # Quoted operands are cut into words as the names were; the index ``signature_names`` serves it.
            operands = [word.replace("'", "''").replace("\\", "") for word in words.split()]
            query = SearchQuery(" & ".join(f"'{word}':*" for word in operands), search_type="raw", config="simple")
            return self.annotate(_names=_WORDS_OF_NAMES).filter(_names=query)
        found = self
        for word in words.split():
            found = found.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
        return found

    def newest_first(self) -> "SignatureQuerySet":
        return self.order_by("-confirmed_at", "-pk")


def _sums_by_petition(rows: models.QuerySet, petitions: list[models.Model]) -> dict[int, int]:
    """The sum of ``count`` over the rows of each petition, by its id, in one query; 0 where there is none."""
    sums = (
        rows.filter(petition__in={petition.counted_id for petition in petitions})
        .order_by()
        .values("petition")
        .annotate(total=Sum("count"))
    )
    found = dict(sums.values_list("petition", "total"))
    return {petition.pk: found.get(petition.counted_id, 0) for petition in petitions}


class OfflineBatchQuerySet(models.QuerySet):
    def total(self) -> int:
        """The number of signatures on the sheets of these batches."""
        return self.aggregate(total=Sum("count", default=0))["total"]

    def totals(self, petitions: list[models.Model]) -> dict[int, int]:
        """The number of signatures on paper of each petition, by its id, in one query."""
        return _sums_by_petition(self, petitions)


class SignatureTallyQuerySet(models.QuerySet):
    def of(self, petition: models.Model) -> "SignatureTallyQuerySet":
        return self.filter(petition=petition.counted_id)

    def total(self) -> int:
        """The number of signatures in these tallies."""
        return self.aggregate(total=Sum("count", default=0))["total"]

    def totals(self, petitions: list[models.Model]) -> dict[int, int]:
        """The number of signatures of each petition, by its id, in one query."""
        return _sums_by_petition(self, petitions)
