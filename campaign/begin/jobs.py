"""The recurring work of the beginning."""

from datetime import timedelta

from campaign.begin.models import PageImport
from campaign.runtime.tasks import schedule

schedule.register(
    name="forget pages that nobody took in", every=timedelta(days=1), run=lambda: PageImport.objects.forget_old()
)
