"""What the state of the site says of the public logs."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.runtime.findings import Finding, broken, check, fine, worth_a_look
from petition.models import LogBatch, PetitionLog
from petition.models.logs import logs_are_kept
from petition.transparency.keys import BadKeyError, signing_keys
from petition.transparency.standing import Trouble

SUBJECT = "Public log"
LATE = timedelta(hours=3)
_ANEW = gettext_lazy("See “When a log stands still” in docs/transparency.md.")
WORDS = {
    Trouble.AHEAD: gettext_lazy(
        "Its files know of more than the database, as after a restored backup. Nothing is written, so that it never "
        "forks."
    ),
    Trouble.BEHIND: gettext_lazy(
        "Its files know of less than the database, as after media came from a backup. Nothing is written, so that it "
        "never forks."
    ),
    Trouble.OTHER: gettext_lazy("Its files and the database name different leaves. Nothing is written."),
    Trouble.KEY: gettext_lazy(
        "No key in TRANSPARENCY_KEY signed what was signed last. Put the earlier key back, behind the new one."
    ),
    Trouble.DAMAGED: gettext_lazy("A file of it is gone or was changed. Nothing is written until it is put back."),
}


@check
def public_log() -> Finding:
    if not logs_are_kept():
        words = _("None is published: TRANSPARENCY_KEY is not set. manage.py make_transparency_key makes one.")
        return fine(SUBJECT, words) if settings.DEBUG else worth_a_look(SUBJECT, words)
    try:
        signing_keys()
    except BadKeyError:
        return broken(SUBJECT, _("TRANSPARENCY_KEY is no key: manage.py make_transparency_key makes one."))
    if stopped := PetitionLog.objects.exclude(trouble="").select_related("petition").order_by("-number").first():
        words = f"{stopped.petition.title}: {WORDS[Trouble(stopped.trouble)]} {_ANEW}"
        return broken(SUBJECT, words)
    if LogBatch.objects.pending().filter(made_at__lt=timezone.now() - LATE).exists():
        return broken(SUBJECT, _("Leaves wait to be published for hours. Does the scheduler run, and is there room?"))
    return fine(SUBJECT, _("It is written each hour."))
