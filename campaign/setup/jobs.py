"""The recurring work of the set-up."""

from datetime import timedelta

from campaign.runtime.tasks import schedule
from campaign.setup.models import PageImport

schedule.register(
    name="forget pages that nobody took in", every=timedelta(days=1), run=lambda: PageImport.objects.forget_old()
)
