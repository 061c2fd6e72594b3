"""The recurring work of endorsers."""

from datetime import timedelta

from campaign.core import schedule
from endorsers.logos.accepting import forget_unsent
from endorsers.models import EndorserImport
from endorsers.moderation.review import begin_due_reviews
from endorsers.retention import forget_unconfirmed

schedule.register(name="begin reviews of endorsers", every=timedelta(minutes=1), run=begin_due_reviews)
schedule.register(name="forget logos that nobody sent", every=timedelta(minutes=30), run=forget_unsent)
schedule.register(name="forget endorsements that nobody confirmed", every=timedelta(days=1), run=forget_unconfirmed)
schedule.register(
    name="empty old imports of endorsers", every=timedelta(days=1), run=EndorserImport.objects.empty_old_files
)
