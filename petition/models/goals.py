"""Goals that follow the first one, and the milestones that were reached."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel


class NextGoal(models.Model):
    """The goal raises itself to the next step when one is reached."""

    petition = ParentalKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="next_goals")
    signatures = models.PositiveIntegerField(_("signatures"), validators=[MinValueValidator(1)])

    panels = [FieldPanel("signatures")]

    class Meta:
        verbose_name = _("next goal")
        verbose_name_plural = _("next goals")
        ordering = ["signatures"]

    def __str__(self) -> str:
        return str(self.signatures)


class Milestone(models.Model):
    """A goal that a petition reached, with the time at which it was noticed.

    It goes where the signatures that reached it were set aside.
    """

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.PROTECT, related_name="milestones")
    signatures = models.PositiveIntegerField(_("signatures"))
    reached_at = models.DateTimeField(_("reached"))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["-signatures"]
        constraints = [
            # Two schedulers that notice at once must celebrate once.
            models.UniqueConstraint(fields=["petition", "signatures"], name="one_milestone_per_goal"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.signatures}"


class LostMilestone(models.Model):
    """A milestone that went since its signatures were set aside. Append-only: receivers that celebrated are told."""

    petition = models.ForeignKey("petition.PetitionPage", on_delete=models.CASCADE, related_name="+")
    signatures = models.PositiveIntegerField(_("signatures"))
    reached_at = models.DateTimeField(_("reached"))
    lost_at = models.DateTimeField(_("taken back"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("milestone that was taken back")
        verbose_name_plural = _("milestones that were taken back")

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.signatures}"
