"""What of its signers a petition shows in public: names, comments, their number by day, and nothing of children."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.runtime.registry import provided


class PublicVoices(models.Model):
    class Comments(models.TextChoices):
        OFF = "off", _("nowhere")
        REVIEW = "review", _("after an editor has let them through")
        ONCE = "once", _("at once; editors look afterwards")

    show_recent_signers = models.BooleanField(
        _("show who signed lately"),
        default=True,
        help_text=_(
            "A short list on the petition’s page: the latest names with region, country and day. Only of signers who "
            "agreed to be named, and only once there are three of them. Switched off, no name is public anywhere: not "
            "on the page, not beside comments, not in the APIs. Deliveries and exports are not public and have all."
        ),
    )

    comments_shown = models.CharField(
        _("show comments"),
        max_length=6,
        choices=Comments,
        default=Comments.REVIEW,
        help_text=_(
            "Why people sign, in their own words: on the petition’s page, on landing pages that have the block, and in "
            "the APIs. Only of those who agree to it, and without the name of who does not want to be named. Comments "
            "that wait are in the admin under Signatures → Comments; those let through stay when you change this."
        ),
    )
    show_growth = models.BooleanField(
        _("offer the curve to other sites"),
        default=False,
        help_text=_(
            "How the petition grew, day by day, as a picture and as a frame that anybody may show: see “Show on other "
            "sites”. The numbers of each day can be read through the API in any case."
        ),
    )
    show_partners = models.BooleanField(
        _("show who brought most"),
        default=False,
        help_text=_(
            "On the petition’s page: the organizations that brought most people, ten at most. Only partners that chose "
            "to show it, with ten or more people who confirmed their address; counted once a day."
        ),
    )
    ask_age = models.BooleanField(
        _("ask whether the signer is 18"),
        default=False,
        help_text=_(
            "Who is under 18 may sign: their name and words are never public, and they get no newsletters. Only “under "
            "18: yes or no” is kept, no age and no date of birth."
        ),
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("youngest signer"),
        null=True,
        blank=True,
        validators=[MinValueValidator(13), MaxValueValidator(18)],
        help_text=_("Between 13 and 18. Signers say that they are at least that old. Left empty, there is no limit."),
    )

    show_comment_label = models.CharField(
        _("words beside the box for the comment"),
        max_length=240,
        default=_("Show my comment in public. Without the box above it stands there without my name."),
    )

    class Meta:
        abstract = True

    def recent_signers(self) -> list:
        """The latest who agreed to be named, for the page."""
        return provided("petition.recent_names")(self)

    def most_brought(self) -> list:
        """The partners who brought most, where the petition shows them, for the page."""
        return provided("petition.public_list")(self)[:10] if self.show_partners else []

    def reasons_for_signing(self) -> list:
        """The featured and latest comments that are public, for the page."""
        return provided("petition.latest_comments")(self)
