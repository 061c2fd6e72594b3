"""How many signatures count, by petition and day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petition.models.querysets import SignatureTallyQuerySet
from petition.models.wordings import UnderWording

# Signers of one petition in the same instant raise different rows, so none waits for another.
SLOTS = 16


class SignatureTally(UnderWording):
    """The number of counted signatures of a petition that began to count on a day, by wording, split over slots.

    A signature's slot is its number modulo SLOTS. Raised and lowered in the transaction that changes the
    signature, so the sum is exact at any instant; ``petition.recounting`` checks it against the rows.
    """

    # PROTECT for the same reason as the signatures themselves.
    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.PROTECT, related_name="tallies", db_index=False
    )
    wording = models.ForeignKey(
        "petition.StatementWording", on_delete=models.PROTECT, related_name="tallies", db_index=False
    )
    day = models.DateField(_("day"))
    slot = models.PositiveSmallIntegerField(_("slot"))
    count = models.IntegerField(_("signatures"))

    objects = SignatureTallyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signature tally")
        verbose_name_plural = _("signature tallies")
        constraints = [
            # Signing raises by ON CONFLICT on exactly these columns.
            models.UniqueConstraint(fields=["petition", "wording", "day", "slot"], name="one_tally_per_slot"),
            # Fewer than none means that something was counted down twice: fail, do not hide it.
            models.CheckConstraint(condition=Q(count__gte=0), name="tally_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.day} [{self.slot}]: {self.count}"


class PlaceTally(models.Model):
    """Where the signatures of a large petition come from, as last counted: see ``petition.counting.geography``."""

    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.CASCADE, related_name="place_tallies", db_index=False
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    count = models.PositiveIntegerField(_("signatures"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signatures of a place")
        verbose_name_plural = _("signatures by place")
        constraints = [models.UniqueConstraint(fields=["petition", "country", "region"], name="one_tally_per_place")]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.country} {self.region}: {self.count}"
