"""The recurring work of endorsers."""

from datetime import timedelta

from campaign.runtime.tasks import schedule
from endorsers.import_export import importing  # noqa: F401
from endorsers.kit.partnering import present_those_without
from endorsers.logos.accepting import forget_unsent
from endorsers.moderation.review import begin_due_reviews
from endorsers.privacy.erasing import erase_due
from endorsers.privacy.retention import forget_unanswered, forget_unconfirmed
from endorsers.representatives.asking import hand_over_due

schedule.register(name="begin reviews of endorsers", every=timedelta(minutes=1), run=begin_due_reviews)
schedule.register(
    name="make links of organizations without one", every=timedelta(minutes=10), run=present_those_without
)
schedule.register(name="forget logos that nobody sent", every=timedelta(minutes=30), run=forget_unsent)
schedule.register(name="forget endorsements that nobody confirmed", every=timedelta(days=1), run=forget_unconfirmed)
schedule.register(name="forget invitations that nobody answered", every=timedelta(days=1), run=forget_unanswered)
schedule.register(name="let representatives take over", every=timedelta(hours=1), run=hand_over_due)
schedule.register(name="erase representatives", every=timedelta(days=1), run=erase_due)
