"""A mailing: what is said in which languages, to whom, and how far it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, Page, PreviewableMixin, RevisionMixin, WorkflowMixin

from campaign.core.access.visibility import is_public
from campaign.core.languages.site_pages import only_site_id
from campaign.core.models import CleanedTexts
from campaign.mailings.querysets import MailingQuerySet
from campaign.runtime.database.json_fields import ObjectField
from campaign.runtime.database.user_key import user_key
from campaign.runtime.leases.lease import Owed
from campaign.runtime.registry import provided

# Facts of a sending, not of a version of the words: a revision never brings them back.
APART_FROM_VERSIONS = ("state", "scheduled_for", "began_at", "ended_at", "halted_by", "due_at")


class Mailing(
    CleanedTexts,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Owed,
    ClusterableModel,
):
    """Written in the admin, as a draft with versions and moderation; ``live`` says that it is released for sending.

    Its ``state`` is written by the verbs of ``sending`` alone. From the moment it is sent its words are fixed
    (``MailingRendering``), and who gets it is too (``Recipient``).
    """

    class Kind(models.TextChoices):
        UPDATE = "update", _("a petition’s update")
        LETTER = "letter", _("written from scratch")
        CORRECTION = "correction", _("corrects an earlier mailing")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SCHEDULED = "scheduled", _("scheduled")
        SENDING = "sending", _("is being sent")
        PAUSED = "paused", _("paused")
        SENT = "sent", _("sent")
        STOPPED = "stopped", _("stopped")

    class HaltedBy(models.TextChoices):
        NOTHING = "", _("nothing")
        EDITOR = "editor", _("an editor")
        BOUNCES = "bounces", _("itself: too many addresses do not exist")
        COMPLAINTS = "complaints", _("itself: too many readers called it spam")
        PROBLEMS = "problems", _("itself: something is missing that a mailing must have")

    title = models.CharField(_("title"), max_length=160, help_text=_("For yourselves: readers see the subject."))
    title.required_on_save = True
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LETTER)
    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        default=only_site_id,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("In whose name it is sent, and whose petitions and endorsers it is about."),
    )
    audience = models.CharField(
        _("to"), max_length=20, default="signers", help_text=_("The people among whom it is sent.")
    )
    # Validated by the audience's own schema (``audiences.Audience.filters``).
    filters = ObjectField(_("only those who"), default=dict, blank=True)
    update = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("update"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mailings",
        help_text=_("The petition’s update that it tells of."),
    )
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text=_("It goes to those who got that mailing."),
    )
    big_news = models.BooleanField(
        _("big news"), default=False, help_text=_("Also for people who want to hear only of big news.")
    )
    in_archive = models.BooleanField(
        _("may be read on the site"), default=False, help_text=_("Anybody can then read it, without anybody’s name.")
    )
    reply_to = models.EmailField(
        _("replies go to"),
        blank=True,
        help_text=_("A mailbox that somebody reads. Left empty, the site’s contact address."),
    )

    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT, editable=False)
    scheduled_for = models.DateTimeField(_("to be sent"), null=True, blank=True, editable=False)
    time_zone = models.CharField(_("time zone"), max_length=40, blank=True, editable=False)
    began_at = models.DateTimeField(_("began"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    halted_by = models.CharField(_("halted by"), max_length=10, choices=HaltedBy, blank=True, editable=False)
    # When a worker is to begin it; None before it is sent and once it has begun.
    due_at = models.DateTimeField(null=True, default=None, editable=False)
    created_by = user_key(editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-pk"]
        permissions = [("see_mailing_report", "Can see reports of mailings")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "scheduled", "sending", "paused", "sent", "stopped"]),
                name="mailing_state_is_known",
            ),
            # A mailing that is to be sent without a time would never begin.
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(scheduled_for__isnull=False, due_at__isnull=False),
                name="scheduled_mailing_has_its_time",
            ),
            # What is being sent has fixed who gets it.
            models.CheckConstraint(
                condition=~Q(state__in=["sending", "paused", "sent"]) | Q(began_at__isnull=False),
                name="sent_mailing_has_its_beginning",
            ),
            models.CheckConstraint(
                condition=~Q(kind="correction") | Q(corrects__isnull=False), name="correction_names_its_mailing"
            ),
        ]
        indexes = [
            # What a worker is to begin: empty but for what is scheduled.
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="mailing_due"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether its words may still be changed."""
        return self.state == self.State.DRAFT

    @property
    def scheduled_there(self) -> datetime | None:
        """When it is to be sent, in the zone that was named."""
        zone = ZoneInfo(self.time_zone or settings.TIME_ZONE)
        return self.scheduled_for.astimezone(zone) if self.scheduled_for else None

    @property
    def public_update(self) -> Page | None:
        """The update, where readers find it: it and its petition are published."""
        update = self.update
        return update if is_public(update) and is_public(update.get_parent()) else None

    def with_content_json(self, content: dict) -> "Mailing":
        draft = super().with_content_json(content)
        for name in APART_FROM_VERSIONS:
            setattr(draft, name, getattr(self, name))
        return draft

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return provided("mailings.preview_modes")(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return provided("mailings.preview")(self, request, mode_name)
