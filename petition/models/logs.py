"""The public log of a petition: how far it is written, and what it says of sheets of paper."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaign.runtime.database.json_fields import ObjectField


def logs_are_kept() -> bool:
    """Whether this installation publishes logs at all."""
    return bool(settings.TRANSPARENCY_KEY)


class PetitionLog(models.Model):
    """One log, which only ever grows. A petition begins another one only where the one before can't go on.

    ``numbers`` says how many leaves of each kind there are, ends by their reason: ``start``, ``end withdrawn``.
    """

    class Why(models.TextChoices):
        """Why the log before it ended."""

        FIRST = "first", _("it is the first")
        RESTORED = "restored", _("a backup was restored")
        LOST_KEY = "lost-key", _("the key was lost")

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.PROTECT, related_name="logs")
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    # Names it for ever, whatever the site's address becomes.
    origin = models.CharField(_("origin"), max_length=255)
    why = models.CharField(_("why it was begun"), max_length=8, choices=Why, default=Why.FIRST)
    begun_at = models.DateTimeField(_("begun"))
    size = models.PositiveBigIntegerField(_("leaves"), default=0)
    numbers = ObjectField(_("leaves by kind"), default=dict, blank=True)
    # Why it stands still, in the words of the state of the site; empty where it does not.
    trouble = models.CharField(_("what holds it up"), max_length=20, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("public log")
        verbose_name_plural = _("public logs")
        ordering = ["petition", "number"]
        constraints = [models.UniqueConstraint(fields=["petition", "number"], name="one_log_per_number")]

    def __str__(self) -> str:
        return self.origin


class LogBatchQuerySet(models.QuerySet):
    def published(self) -> "LogBatchQuerySet":
        """Those that are in the files, and signed."""
        return self.filter(published_at__isnull=False)

    def pending(self) -> "LogBatchQuerySet":
        """Those that the rows know of and the files do not."""
        return self.filter(published_at=None)


class LogBatch(models.Model):
    """Leaves that came together. They stand here from the moment in which the rows say that they are logged until they
    are in the files; the signed checkpoint stays, so that everybody can see that the log only grew.
    """

    log = models.ForeignKey(PetitionLog, on_delete=models.CASCADE, related_name="batches")
    first = models.PositiveBigIntegerField(_("first leaf"))
    size = models.PositiveBigIntegerField(_("leaves after it"))
    leaves = models.BinaryField(default=b"")
    checkpoint = models.TextField(_("checkpoint"), blank=True)
    made_at = models.DateTimeField(_("made"))
    published_at = models.DateTimeField(_("published"), null=True)

    objects = LogBatchQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("batch of a public log")
        verbose_name_plural = _("batches of public logs")
        ordering = ["log", "first"]
        constraints = [
            # Two writers must not give one place to two leaves.
            models.UniqueConstraint(fields=["log", "first"], name="one_batch_per_place"),
            models.CheckConstraint(condition=Q(size__gt=F("first")), name="log_batch_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.log}: {self.first}–{self.size}"


class LoggedPaper(models.Model):
    """What the log says of a batch on paper. ``batch`` is its number: the batch itself may be gone."""

    log = models.ForeignKey(PetitionLog, on_delete=models.CASCADE, related_name="papers")
    batch = models.BigIntegerField()
    wording = models.ForeignKey("petition.StatementWording", on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(_("signatures"))
    day = models.DateField(_("day"))
    scan_digest = models.CharField(_("hash of the scan"), max_length=64, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "batch"], name="one_logged_paper_per_batch")]

    def __str__(self) -> str:
        return f"{self.log}: {self.count} × {self.day}"
