"""How many have signed a petition, here and on paper, in one query."""

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from petition.models import OfflineBatch, PetitionPage, SignatureTally


def counts_of(petition: PetitionPage) -> tuple[int, int]:
    """The signatures made here and those on paper, of the petition that holds them."""
    counted = PetitionPage.objects.filter(pk=petition.counted_id).order_by()
    online, on_paper = _sum(SignatureTally.objects.all()), _sum(OfflineBatch.objects.all())
    return counted.values_list(online, on_paper).first() or (0, 0)


def _sum(rows: QuerySet) -> Coalesce:
    own = rows.filter(petition=OuterRef("pk")).order_by().values("petition")
    return Coalesce(Subquery(own.annotate(sum=Sum("count")).values("sum"), output_field=IntegerField()), 0)
