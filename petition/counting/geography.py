"""Where signatures come from. Of a small petition it is read when asked; of a large one it is counted now and then."""

from django.db import transaction
from django.db.models import Count, Sum

from petition.models import PetitionPage, PlaceTally, Signature, SignatureTally

# Up to here the rows themselves are read in a few hundredths of a second.
READ_UP_TO = 50_000

PlaceCount = tuple[str, str, int]


def counts_of_places(petition: PetitionPage) -> list[PlaceCount]:
    """Country, region and the number of signatures that count, for each place; of a large petition minutes old."""
    if _counted(petition) > READ_UP_TO:
        kept = PlaceTally.objects.filter(petition=petition.counted_id).values_list("country", "region", "count")
        if kept:
            return list(kept)
    return _read(petition)


def count_places() -> int:
    """Count the places of each large petition that has changed since; how many were counted."""
    counted = 0
    for petition in PetitionPage.objects.originals().only("pk", "counted_under").order_by("pk"):
        total = _counted(petition)
        if total > READ_UP_TO and total != petition.place_tallies.aggregate(total=Sum("count", default=0))["total"]:
            _keep(petition, _read(petition))
            counted += 1
    return counted


def _keep(petition: PetitionPage, places: list[PlaceCount]) -> None:
    rows = [
        PlaceTally(petition=petition, country=country, region=region, count=count) for country, region, count in places
    ]
    with transaction.atomic():
        petition.place_tallies.all().delete()
        PlaceTally.objects.bulk_create(rows, batch_size=1000)


def _counted(petition: PetitionPage) -> int:
    return SignatureTally.objects.of(petition).total()


def _read(petition: PetitionPage) -> list[PlaceCount]:
    places = Signature.objects.of(petition).confirmed().order_by().values_list("country", "region")
    return list(places.annotate(Count("pk")))
