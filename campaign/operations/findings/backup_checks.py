"""Checks of the backups: one is made each day, and one came back lately."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaign.core.models import Backup
from campaign.runtime.findings import Finding, broken, check, fine, worth_a_look

# A night may fail once.
OLD = timedelta(days=2)
REHEARSED_WITHIN = timedelta(days=92)


@check
def backups() -> Finding:
    latest = Backup.objects.latest_made()
    if latest is None:
        words = _("None was ever made here. See “Backups” in docs/deploy.md.")
        return fine("Backups", _("None, for development.")) if settings.DEBUG else worth_a_look("Backups", words)
    made = {"day": date_format(timezone.localtime(latest.made_at), "DATETIME_FORMAT")}
    if timezone.now() - latest.made_at > OLD:
        return broken("Backups", _("The last one was made on %(day)s. Does its timer run?") % made)
    if not Backup.objects.rehearsed().filter(rehearsed_at__gt=timezone.now() - REHEARSED_WITHIN).exists():
        words = _("The last one was made on %(day)s; none was restored for a rehearsal in three months.")
        return worth_a_look("Backups", words % made)
    return fine("Backups", _("The last one was made on %(day)s; one came back lately.") % made)
