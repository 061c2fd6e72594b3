"""The recurring work of the search."""

from datetime import timedelta

from django.utils import timezone

from campaign.runtime.tasks import schedule
from search.models import SearchedWords


def forget_searches() -> None:
    SearchedWords.objects.forgettable(today=timezone.localdate()).delete()


schedule.register(name="forget searches", every=timedelta(days=1), run=forget_searches)
