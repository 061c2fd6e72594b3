"""Petitions in the order in which editors look for them: first the one that people sign now."""

from datetime import timedelta

from django.db.models import QuerySet, Sum
from django.utils import timezone

from petition.models import PetitionPage, SignatureTally

LATELY = timedelta(days=7)


def busiest_petitions(most: int, *, of: QuerySet[PetitionPage] | None = None) -> list[PetitionPage]:
    """At most so many, with ``pk``, ``title`` and ``live``: by signatures of the last seven days, then public ones
    before drafts, then the newest. Three queries; translations are left out. ``of``: among these alone.
    """
    since = timezone.localdate(timezone=timezone.get_default_timezone()) - LATELY
    tallies = SignatureTally.objects.filter(day__gt=since, count__gt=0).order_by()
    lately = dict(tallies.values_list("petition").annotate(Sum("count")))
    petitions = (PetitionPage.objects.all() if of is None else of).originals().only("pk", "title", "live")
    busiest = sorted(lately, key=lambda pk: (-lately[pk], -pk))
    signed = petitions.in_bulk(busiest[:most] if of is None else busiest)
    busiest = [pk for pk in busiest if pk in signed][:most]
    others = [petition for petition in petitions.order_by("-live", "-pk")[:most] if petition.pk not in signed]
    return [*(signed[pk] for pk in busiest), *others][:most]
