"""The recurring work on content."""

from datetime import timedelta

from django.core.management import call_command

from campaign.core.documents.covers import draw_undrawn_files
from campaign.core.documents.texts import read_unread_files
from campaign.runtime.tasks import schedule
from campaign.runtime.tasks.lanes import Lane


def publish_scheduled_pages() -> None:
    """Publish and unpublish what editors gave a time."""
    call_command("publish_scheduled", verbosity=0)


schedule.register(
    name="publish scheduled pages", every=timedelta(seconds=15), run=publish_scheduled_pages, lane=Lane.READERS
)
schedule.register(name="read documents", every=timedelta(minutes=10), run=read_unread_files)
schedule.register(name="draw covers", every=timedelta(minutes=10), run=draw_undrawn_files)
