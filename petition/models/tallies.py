"""How many signatures count, by petition and day, and what those of a day have in common."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petition.models.querysets import SignatureTallyQuerySet
from petition.models.wordings import UnderWording

# Signers of one petition in the same instant raise different rows, so none waits for another.
SLOTS = 16


class DayTally(models.Model):
    """A number of signatures of a day, split over slots: a signature's is its number modulo SLOTS.

    Raised and lowered in the transaction that changes the signature, so the sum is exact at any instant;
    ``petition.counting.recounting`` checks it against the rows.
    """

    day = models.DateField(_("day"))
    slot = models.PositiveSmallIntegerField(_("slot"))
    count = models.IntegerField(_("signatures"))

    objects = SignatureTallyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class SignatureTally(UnderWording, DayTally):
    """The number of counted signatures of a petition that began to count on a day, by wording."""

    # PROTECT for the same reason as the signatures themselves.
    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.PROTECT, related_name="tallies", db_index=False
    )
    wording = models.ForeignKey(
        "petition.StatementWording", on_delete=models.PROTECT, related_name="tallies", db_index=False
    )

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


class PartnerTally(DayTally):
    """The number of a partner's signatures under a petition that count and whose address was confirmed on a day."""

    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.PROTECT, related_name="partner_tallies", db_index=False
    )
    partner = models.ForeignKey("petition.Partner", on_delete=models.CASCADE, related_name="tallies")

    class Meta:
        verbose_name = _("signatures of a partner")
        verbose_name_plural = _("signatures by partner")
        constraints = [
            # Confirming raises by ON CONFLICT on exactly these columns.
            models.UniqueConstraint(fields=["petition", "partner", "day", "slot"], name="one_partner_tally_per_slot"),
            models.CheckConstraint(condition=Q(count__gte=0), name="partner_tally_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.partner_id} {self.day} [{self.slot}]: {self.count}"


class FacetTally(models.Model):
    """What the signatures of a day have in common, as last counted: see ``petition.counting.facets``.

    ``value`` is that of the facet: a link's source, a partner's number, a language, a channel, and of a place the
    country's code, a colon and the region, such as ``US:Ohio``. Empty where it isn't known; ``*`` stands for all that
    have no row of their own.
    """

    class Facet(models.TextChoices):
        SOURCE = "source", _("source")
        ORGANIZATION = "organization", _("organization")
        LANGUAGE = "language", _("language")
        PLACE = "place", _("place")
        CHANNEL = "channel", _("way of signing")

    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.CASCADE, related_name="facet_tallies", db_index=False
    )
    facet = models.CharField(_("facet"), max_length=12, choices=Facet)
    day = models.DateField(_("day"))
    value = models.CharField(_("value"), max_length=120, blank=True)
    count = models.PositiveIntegerField(_("signatures"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signatures of a kind")
        verbose_name_plural = _("signatures by kind")
        constraints = [
            # Its index serves a facet over a time; two counts in one instant must not add up.
            models.UniqueConstraint(fields=["petition", "facet", "day", "value"], name="one_tally_per_facet_value"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.day} {self.facet} {self.value}: {self.count}"
