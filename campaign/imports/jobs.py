"""The recurring work of imports and exports."""

from datetime import timedelta

from campaign.imports.file_work import forget_old_files
from campaign.runtime.tasks import schedule

schedule.register(name="forget files of imports and exports", every=timedelta(hours=1), run=forget_old_files)
