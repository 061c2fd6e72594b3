"""A signature: one person under one petition."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign.core.geography.countries import country_name
from campaign.core.geography.region_names import region_name
from campaign.core.text.lists import listed
from campaign.mail.outbox import MailOutboxModel
from campaign.runtime.database.json_fields import ObjectField
from petition.models.names import whole_name
from petition.models.querysets import OWED_TO_LOG, SignatureQuerySet
from petition.models.wordings import UnderWording

# A comment in one of these states may be shown.
PUBLIC_COMMENTS = ("shown", "featured")


class Signature(UnderWording, MailOutboxModel):
    """Written by the verbs of this app alone: ``signing``, ``confirming``, ``withdrawing`` and their siblings.

    A signature counts when its state is ``confirmed``, whatever the petition's confirmation mode was when it
    was made: so an editor may change the mode in mid-campaign and no count moves.

    Not searchable by ``modelsearch`` and not in Wagtail's reference index, on purpose: both would
    write many rows for each signer.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waits for confirmation")
        CONFIRMED = "confirmed", _("counts")
        WITHDRAWN = "withdrawn", _("withdrawn by the signer")
        REJECTED = "rejected", pgettext_lazy("signature", "rejected")

    class Channel(models.TextChoices):
        FORM = "form", _("form")
        API = "api", _("API")
        EMBED = "embed", pgettext_lazy("signature", "embed")
        IMPORT = "import", _("import")
        KEYED = "keyed", _("partner’s key")

    class CommentState(models.TextChoices):
        """Whether the words may be in public; they do only where their writer and the petition want it too."""

        NONE = "", _("no comment")
        WAITING = "waiting", _("waits for an editor")
        SHOWN = "shown", pgettext_lazy("comment", "may be shown")
        FEATURED = "featured", pgettext_lazy("comment", "shown first")
        REPORTED = "reported", _("reported by readers, not shown")
        HIDDEN = "hidden", _("hidden by an editor")

    class Mail(models.TextChoices):
        """The mail that is owed to the signer; the newest reason replaces an older one."""

        CONFIRM = "confirm", _("asks to confirm the signature")
        CONFIRM_UPDATES = "confirm_updates", _("asks to confirm the wish for updates")
        THANKS = "thanks", _("thanks for signing")
        ALREADY_SIGNED = "already_signed", _("says that the address has signed before")
        OWN_PAGE = "own_page", _("sends the link to the signer's own page")
        COMMENT_HIDDEN = "comment_hidden", _("says why the comment is no longer shown")

    # The unique constraint below serves look-ups by petition: no index of its own.
    # PROTECT: deleting a page must never delete what people signed.
    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.PROTECT, related_name="signatures", db_index=False
    )
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    email = models.CharField(_("e-mail address"), max_length=254, help_text=_("As the signer typed it."))
    canonical_email = models.CharField(_("canonical address"), max_length=254, editable=False)
    # Which of the people who share the address: 0, and 1 for a second one where the petition lets a household do so.
    household_place = models.PositiveSmallIntegerField(default=0, editable=False)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True, help_text=_("Found by the postal code."))
    country = models.CharField(_("country"), max_length=2, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    answers = ObjectField(_("answers"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    wording = models.ForeignKey(
        "petition.StatementWording",
        verbose_name=_("wording of the statement"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    comment_state = models.CharField(
        _("state of the comment"), max_length=8, choices=CommentState, default=CommentState.NONE, blank=True
    )
    # All that is kept of somebody's age, and only where the petition asks for it.
    minor = models.BooleanField(_("under 18"), default=False)

    show_name = models.BooleanField(_("name may be shown"), default=False)
    show_comment = models.BooleanField(_("comment may be shown"), default=False)
    subscribe = models.BooleanField(_("wants updates"), default=False)
    consent_text = models.ForeignKey(
        "petition.ConsentText",
        verbose_name=_("words beside the boxes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    show_name_since = models.DateTimeField(_("name shown since"), null=True, blank=True)
    show_comment_since = models.DateTimeField(_("comment shown since"), null=True, blank=True)
    subscribed_since = models.DateTimeField(_("wanted updates since"), null=True, blank=True)
    # Whether whoever wanted updates was told that the address must be confirmed first: it stays so whatever the
    # petition asks later (case S18). Empty for rows older than this column: there the petition's present choice says.
    confirm_updates = models.BooleanField(null=True, editable=False)

    # A withdrawn signature that somebody signs again: what was typed, until the address's owner confirms it.
    held_words = models.JSONField(null=True, blank=True, editable=False, encoder=DjangoJSONEncoder)

    state = models.CharField(_("state"), max_length=9, choices=State, default=State.CONFIRMED)
    mark = models.CharField(
        _("mark"), max_length=40, blank=True, help_text=_("Why it was set aside, such as a blocked network.")
    )
    created_at = models.DateTimeField(_("signed"))
    confirmed_at = models.DateTimeField(_("counted since"), null=True, blank=True)
    address_confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    anonymized_at = models.DateTimeField(_("personal data removed"), null=True, blank=True)
    invalidated_by = models.ForeignKey(
        "petition.InvalidationRun",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
        db_index=False,
    )

    channel = models.CharField(_("came by"), max_length=6, choices=Channel, default=Channel.FORM)
    source = models.CharField(_("source"), max_length=120, blank=True)
    medium = models.CharField(_("medium"), max_length=60, blank=True)
    campaign = models.CharField(_("campaign of the link"), max_length=60, blank=True)
    # Neither has an index of its own: most signatures have none of them (see the partial ones below).
    partner = models.ForeignKey(
        "petition.Partner",
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
        db_index=False,
    )
    referrer = models.CharField(_("came from site"), max_length=120, blank=True)
    referred_by = models.ForeignKey(
        "self",
        verbose_name=_("shared by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="referred",
        db_index=False,
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    network_key = models.CharField(
        _("network"), max_length=32, blank=True, help_text=_("A keyed hash: equal for signers of one network.")
    )

    owed_mail = models.CharField(_("mail owed"), max_length=16, choices=Mail, blank=True)

    # What the petition's public log says of it: since when it counts, and under which wording; empty where it does not
    # count there. Where that differs from the columns above, leaves are owed (``OWED_TO_LOG``).
    logged_since = models.DateTimeField(null=True, editable=False)
    logged_wording = models.ForeignKey(
        "petition.StatementWording",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    # Opens the leaf: nothing else does, so whoever deletes it has cut the row from the log.
    receipt = models.CharField(_("receipt of the public log"), max_length=80, blank=True, editable=False)

    objects = SignatureQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        permissions = [
            ("export_signature", "Can export signatures"),
            ("import_signature", "Can import signatures"),
        ]
        constraints = [
            # Signing inserts and looks at conflicts: the database alone decides who is a duplicate.
            models.UniqueConstraint(
                fields=["petition", "canonical_email", "household_place"], name="one_signature_per_address"
            ),
            # With the constraint above: two people to an address, however many sign in one instant (case S35).
            models.CheckConstraint(condition=Q(household_place__lte=1), name="two_signatures_per_address"),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "confirmed", "withdrawn", "rejected"]),
                name="signature_state_is_known",
            ),
            # The tally of a day is recounted from this time, so what counts must have it.
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="counted_signature_has_its_time",
            ),
            # A child's name and words are never public, and no newsletter goes to one, by whichever channel they came.
            models.CheckConstraint(
                condition=Q(minor=False) | Q(show_name=False, show_comment=False, subscribe=False),
                name="minor_is_never_public",
            ),
            models.CheckConstraint(
                condition=Q(comment_state__in=["", "waiting", "shown", "featured", "reported", "hidden"]),
                name="comment_state_is_known",
            ),
            # A mail that is owed without a due time would never be sent.
            models.CheckConstraint(
                condition=Q(owed_mail="") | Q(mail_due_at__isnull=False), name="owed_mail_has_its_time"
            ),
        ]
        indexes = [
            # The newest signatures of a petition, in the admin.
            models.Index(fields=["petition", "-created_at"], name="signature_newest"),
            # The public names: a small part of the rows, newest first.
            models.Index(
                fields=["petition", "-confirmed_at"],
                condition=Q(state="confirmed", show_name=True),
                name="signature_public_names",
            ),
            # The public comments, newest first; all others cost this index nothing.
            models.Index(
                fields=["petition", "-confirmed_at"],
                condition=Q(state="confirmed", show_comment=True, comment_state__in=["shown", "featured"]),
                name="signature_public_comments",
            ),
            # The few that an editor chose: else all public ones were read where there are none.
            models.Index(
                fields=["petition", "-confirmed_at"],
                condition=Q(state="confirmed", show_comment=True, comment_state="featured"),
                name="signature_chosen_comments",
            ),
            # What an editor is to look at, oldest first.
            models.Index(
                fields=["comment_state", "id"],
                condition=Q(state="confirmed", comment_state__in=["waiting", "reported"]),
                name="signature_comments_to_review",
            ),
            # The outbox: empty but for mails on their way.
            models.Index(fields=["mail_due_at"], condition=~Q(owed_mail=""), name="signature_owed_mails"),
            # What the public log does not say yet: empty but for the last hour's.
            models.Index(fields=["petition", "id"], condition=OWED_TO_LOG, name="signature_owed_to_log"),
            # Those that a rule set aside, to undo it; all others cost this index nothing.
            models.Index(
                fields=["invalidated_by"], condition=Q(invalidated_by__isnull=False), name="signature_invalidated"
            ),
            # What a partner brought, and whom a signer did; all others cost these indexes nothing.
            models.Index(
                fields=["partner", "petition"], condition=Q(partner__isnull=False), name="signature_of_partner"
            ),
            models.Index(fields=["referred_by"], condition=Q(referred_by__isnull=False), name="signature_referred"),
            # Signatures of one mailbox over all petitions: "what did I sign?".
            models.Index(fields=["canonical_email"], name="signature_mailbox"),
            # The few that do not count: by state in the signature admin, and counted by petition without reading rows.
            models.Index(
                fields=["state", "petition", "-id"],
                condition=~Q(state="confirmed"),
                name="signature_not_counted",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def shown_name(self) -> str:
        """The whole name as its bearer's language orders it; ``full_name`` is for comparing."""
        return whole_name(self.given_name, self.family_name, language=self.language)

    @property
    def public_place(self) -> str:
        """Region and country, as far as they are known. Never the postal code: with a name it points at a house."""
        country = country_name(self.country) if self.country else ""
        return listed([region_name(self.region), country])

    def with_held_words(self) -> "Signature":
        """This instance as it will be once the words that are held for it are confirmed; nothing is written."""
        if self.is_signed_anew:
            for name, value in self.held_words.items():
                setattr(self, name, value)
        return self

    @property
    def is_signed_anew(self) -> bool:
        """True for a withdrawn one that waits for its owner to confirm that they changed their mind."""
        return self.state == self.State.WITHDRAWN and self.held_words is not None

    @property
    def comment_is_public(self) -> bool:
        """Whether the words may be in public, as far as their writer and the editors are concerned."""
        return self.counts and self.show_comment and self.comment_state in PUBLIC_COMMENTS and bool(self.comment)

    @property
    def counts(self) -> bool:
        return self.state == self.State.CONFIRMED
