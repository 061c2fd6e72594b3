"""The recurring work of petitions."""

from datetime import timedelta

from campaign.core import schedule
from petition import retention
from petition.counting import milestones, places
from petition.ledger import reading

schedule.register(name="note milestones", every=timedelta(minutes=1), run=milestones.note_all_milestones)
schedule.register(name="count places", every=timedelta(minutes=5), run=places.count_places)
schedule.register(name="anonymize signatures", every=timedelta(days=1), run=retention.anonymize_due)
schedule.register(name="forget files of transfers", every=timedelta(hours=1), run=retention.forget_transfers)
schedule.register(name="forget who read signatures", every=timedelta(days=1), run=reading.forget_readings)
