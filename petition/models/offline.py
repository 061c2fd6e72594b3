"""Signatures on paper, entered as a number."""

from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.runtime.database.user_key import user_key
from petition.models.originals import UnderOriginal
from petition.models.querysets import OfflineBatchQuerySet
from petition.models.wordings import StatementWording, UnderWording, live_at

LARGEST = 1_000_000


def end_of(day: date) -> datetime:
    """When the day is over where the campaign is."""
    return timezone.make_aware(datetime.combine(day, time.max), timezone.get_default_timezone())


def not_in_the_future(day: date) -> None:
    """Raises ValidationError, in words, for a day that is still to come."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))


class OfflineBatch(UnderOriginal, UnderWording):
    """They count in the total wherever it stands, and are shown apart."""

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.PROTECT, related_name="offline_batches")
    wording = models.ForeignKey(
        "petition.StatementWording",
        verbose_name=_("which words they signed"),
        blank=True,
        on_delete=models.PROTECT,
        related_name="offline_batches",
        help_text=_("Left empty, those that the petition said on that day."),
    )
    count = models.PositiveIntegerField(
        _("signatures"),
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST)],
        help_text=_("How many valid signatures the sheets hold."),
    )
    collected_on = models.DateField(
        _("collected on"), validators=[not_in_the_future], help_text=_("The last day on which they were collected.")
    )
    place = models.CharField(_("where"), max_length=120, blank=True, help_text=_("Such as an event or a town."))
    note = models.TextField(
        _("note"), blank=True, help_text=_("Where the sheets are kept, who counted them. Never shown in public.")
    )
    scan_digest = models.CharField(
        _("hash of the scan"),
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"^[0-9a-f]{64}$", _("A SHA-256 in hexadecimal has 64 digits."))],
        help_text=_(
            "SHA-256 of the file in which you keep the scanned sheets. It goes into the public log; the file stays "
            "with you, and whoever is shown it one day can tell that it was never changed."
        ),
    )
    entered_by = user_key(editable=False)
    entered_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = OfflineBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("offline batch")
        verbose_name_plural = _("offline batches")
        ordering = ["-collected_on", "-pk"]
        constraints = [
            # An empty batch is a mistyped one.
            models.CheckConstraint(condition=Q(count__gte=1), name="offline_batch_is_not_empty"),
            # A slip of the keyboard must not become the public count.
            models.CheckConstraint(condition=Q(count__lte=LARGEST), name="offline_batch_is_believable"),
        ]

    def clean(self) -> None:
        super().clean()
        if self.wording_id and self.petition_id and self.wording.petition_id != self.petition_id:
            raise ValidationError({"wording": _("These are words of another petition.")})

    def find_wording(self) -> None:
        """The words of the end of that day, where none are named."""
        if not self.wording_id:
            language = self.petition.locale.language_code
            timeline = StatementWording.objects.of(self.petition).timeline(language=language)
            day = self._meta.get_field("collected_on").to_python(self.collected_on)
            if found := live_at(end_of(day), timeline):
                self.wording_id = found
        super().find_wording()

    def __str__(self) -> str:
        return f"{self.count} × {self.place or self.collected_on}"
