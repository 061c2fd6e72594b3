"""Signatures and tallies as adjectives."""

from django.db import models
from django.db.models import Sum


class SignatureQuerySet(models.QuerySet):
    def of(self, petition: models.Model) -> "SignatureQuerySet":
        return self.filter(petition=petition)

    def confirmed(self) -> "SignatureQuerySet":
        """Those that count."""
        return self.filter(state="confirmed")

    def pending(self) -> "SignatureQuerySet":
        """Those that wait for their signer's confirmation."""
        return self.filter(state="pending")

    def public(self) -> "SignatureQuerySet":
        """Those whose signer chose to be named in public."""
        return self.confirmed().filter(show_name=True)

    def newest_first(self) -> "SignatureQuerySet":
        return self.order_by("-confirmed_at", "-pk")


class SignatureTallyQuerySet(models.QuerySet):
    def of(self, petition: models.Model) -> "SignatureTallyQuerySet":
        return self.filter(petition=petition)

    def total(self) -> int:
        """The number of signatures in these tallies."""
        return self.aggregate(total=Sum("count", default=0))["total"]

    def totals(self, petitions: list[models.Model]) -> dict[int, int]:
        """The number of signatures of each petition, by its id, in one query."""
        rows = self.filter(petition__in=petitions).values("petition").annotate(total=Sum("count"))
        found = dict(rows.values_list("petition", "total"))
        return {petition.pk: found.get(petition.pk, 0) for petition in petitions}
