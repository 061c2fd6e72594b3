"""The recurring work of the library."""

from datetime import timedelta

from campaign.core import schedule
from resources.links.checking import EVERY, begin_checks
from resources.models import ResourceImport

schedule.register(name="check links of resources", every=EVERY, run=begin_checks)
schedule.register(
    name="empty old imports of resources", every=timedelta(days=1), run=ResourceImport.objects.empty_old_files
)
