"""The launch: from one moment to the next the public sees the whole site."""

import logging

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction

from campaign.core.text.lists import listed
from campaign.setup.checklist import Line, checklist
from campaign.setup.models import Launch

logger = logging.getLogger("campaign.setup")

LAUNCHED = "campaign.launch"


class NotReadyError(Exception):
    """``lines``: what has to be done first."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        super().__init__(listed(line.words for line in lines))


def launch_campaign(*, launch: Launch, by: User | None) -> bool:
    """Open the site to everybody; False where that was done before. Caches learn of it by the restrictions' end.

    Raises NotReadyError where a line that the launch waits for is not done.
    """
    with transaction.atomic():
        held = Launch.objects.select_for_update().get(pk=launch.pk)
        if not held.is_waiting:
            return False
        if missing := [line for line in checklist(held.site) if line.required and not line.is_done]:
            raise NotReadyError(missing)
        held.launched_at, held.launched_by = timezone.now(), by
        held.save(update_fields=["launched_at", "launched_by"])
        for restriction in PageViewRestriction.objects.filter(pk__in=held.closures.values("restriction")):
            restriction.delete()  # one by one: caches listen
        log(instance=held.site.root_page.specific, action=LAUNCHED, user=by)
    logger.info("The campaign of site %s was launched.", held.site_id)
    return True
