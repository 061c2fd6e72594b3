"""Setting many signatures aside by a rule: counted first, run in batches, stopped and undone at will."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.runtime.database.user_key import user_key
from campaign.runtime.leases.lease import Lease, Owed
from petition.models.originals import UnderOriginal

# Far longer than a batch takes. It is tried again for ever: what an editor began has an end.
RUNS = Lease(lasts=timedelta(minutes=2), attempts="")


class InvalidationRun(Owed, UnderOriginal):
    """The rule is all filled-in fields together. ``rejected`` counts the signatures it has set aside.

    One that ``takes_back`` does the contrary: it lets what an automatic rule holds count, and ``rejected`` stays 0.
    """

    class State(models.TextChoices):
        COUNTED = "counted", _("counted, not started")
        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped")
        DONE = "done", pgettext_lazy("rule", "done")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    AT_WORK = (State.RUNNING, State.UNDOING)

    petition = models.ForeignKey(
        "petition.PetitionPage", verbose_name=_("petition"), on_delete=models.PROTECT, related_name="invalidation_runs"
    )
    email_pattern = models.CharField(
        _("address contains"), max_length=254, blank=True, help_text=_("Any part of the e-mail address.")
    )
    domain = models.CharField(_("mail domain"), max_length=253, blank=True, help_text=_("Such as spam.example."))
    network_key = models.CharField(
        _("network"), max_length=32, blank=True, help_text=_("As shown in the list of signatures and in the report.")
    )
    name = models.CharField(_("name contains"), max_length=160, blank=True)
    signed_from = models.DateTimeField(_("signed from"), null=True, blank=True)
    signed_until = models.DateTimeField(_("signed until"), null=True, blank=True)
    takes_back = models.CharField(_("takes back what this rule holds"), max_length=40, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=200, help_text=_("For your colleagues and for the record."))

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.COUNTED, editable=False)
    matched = models.PositiveIntegerField(_("matched when counted"), default=0, editable=False)
    rejected = models.PositiveIntegerField(_("set aside"), default=0, editable=False)
    restored = models.PositiveIntegerField(_("taken back"), default=0, editable=False)
    # The number of the last signature that was looked at: where the next batch goes on, whoever runs it.
    reached = models.BigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(pgettext_lazy("rule", "created"), auto_now_add=True)
    created_by = user_key(_("created by"), editable=False)
    # Who started, stopped or undid it last; the events of the signatures name them.
    changed_by = user_key(editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rule that sets signatures aside")
        verbose_name_plural = _("rules that set signatures aside")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.reason

    def clean(self) -> None:
        from petition.models.invalidation_rules import normalise

        super().clean()
        if not self.takes_back:
            normalise(self)

    @property
    def is_at_work(self) -> bool:
        return self.state in self.AT_WORK

    @property
    def heard_of_at(self) -> datetime | None:
        """When it was started, or its last batch ended; None where it is not at work."""
        return self.due_at and self.due_at - RUNS.lasts
