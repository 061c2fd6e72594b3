"""Where signatures come from. Of a small petition it is read when asked; of a large one it is counted now and then."""

from django.db.models import Count, Sum

from petition.counting import facets
from petition.models import FacetTally, PetitionPage, Signature, SignatureTally

PlaceCount = tuple[str, str, int]


def counts_of_places(petition: PetitionPage) -> list[PlaceCount]:
    """Country, region and the number of signatures that count, for each place; of a large petition minutes old."""
    if SignatureTally.objects.of(petition).total() > facets.READ_UP_TO:
        kept = FacetTally.objects.filter(petition=petition.counted_id, facet=FacetTally.Facet.PLACE).order_by()
        if places := list(kept.values_list("value").annotate(Sum("count"))):
            return [(*in_parts(value), count) for value, count in places]
    found = Signature.objects.of(petition).confirmed().order_by().values_list("country", "region")
    return list(found.annotate(Count("pk")))


def in_parts(value: str) -> tuple[str, str]:
    """Country and region of a place as its tally has it."""
    country, _colon, region = value.partition(":")
    return country, region
