"""The recurring work of petitions."""

from datetime import timedelta

from campaign.runtime.tasks import schedule
from petition.admin.signatures import reading
from petition.counting import facets, milestones
from petition.import_export import tasks  # noqa: F401
from petition.privacy import retention
from petition.transparency import writing

schedule.register(name="note milestones", every=timedelta(minutes=1), run=milestones.note_all_milestones)
schedule.register(name="count facets of signatures", every=timedelta(minutes=5), run=facets.count_facets)
schedule.register(name="write public logs", every=timedelta(hours=1), run=writing.write_logs)
schedule.register(name="anonymize signatures", every=timedelta(days=1), run=retention.anonymize_due)
schedule.register(name="forget who read signatures", every=timedelta(days=1), run=reading.forget_readings)
