"""Partners that bring people: how the petition looks as they present it, and the keys by which their servers sign."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.core.editing.rows import FormOfSharedRow
from campaign.core.languages.site_pages import only_site_id
from campaign.core.models import CleanedTexts
from campaign.runtime.database.user_key import user_key

# Characters of a partner's words of welcome and of thanks.
WORDS_LENGTH = 300


def normalised_origins(text: str) -> list[str]:
    """Each line as browsers write an origin (RFC 6454): scheme, host and an unusual port. Raises ValidationError."""
    origins = [_origin(line.strip()) for line in text.splitlines() if line.strip()]
    return list(dict.fromkeys(origins))


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address.lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in address if host else ""
    if not host or more or parts.scheme not in ("http", "https"):
        message = _("“%(address)s” is no address such as https://www.partner.example.") % {"address": address}
        raise ValidationError({"allowed_origins": message})
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


class Partner(CleanedTexts):
    """Who brings people to a site's petitions: by its page ``/petition/with/<slug>/``, by links, frames and keys.

    Not deleted: signatures name it. It is made inactive, and its keys are revoked, instead.
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        default=only_site_id,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose petitions the partner brings people to."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("The organization, as signers know it."))
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("Whom to ask there, and how. Seen by editors only."),
    )
    slug = models.SlugField(
        _("name in links"),
        max_length=60,
        db_index=False,
        help_text=_(
            "Such as river-alliance: the partner’s page is the petition’s address with “with/river-alliance/” after "
            "it, and links with “?partner=river-alliance” count for it too. It can’t be changed once the partner is "
            "saved, so that links and codes which are printed stay good."
        ),
    )
    active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_(
            "If not, the partner’s page and links show the plain petition, and who comes by them isn’t counted for it. "
            "Its keys work until they are revoked."
        ),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="merged",
        help_text=_("The partner to which this one’s links lead, and with which it is counted."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("The partner’s logo and name link to it."))
    logo = models.ForeignKey(
        "core.CampaignImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on the partner’s page. Left empty, its name is shown as text."),
    )
    welcome = models.CharField(
        _("words of welcome"),
        blank=True,
        max_length=WORDS_LENGTH,
        help_text=_("One or two sentences from the partner to its people, above the petition on its page."),
    )
    thanks = models.CharField(
        _("words of thanks"),
        blank=True,
        max_length=WORDS_LENGTH,
        help_text=_("One or two sentences from the partner to those who signed on its page."),
    )
    shows_count = models.BooleanField(
        _("show in public how many it brought"),
        default=False,
        help_text=_("From ten signatures with a confirmed address on, and up to the end of the day before."),
    )
    petitions = models.ManyToManyField(
        "petition.PetitionPage",
        verbose_name=_("petitions"),
        related_name="partners",
        blank=True,
        help_text=_("The partner’s keys work for these petitions alone. Its page and links are for all of the site’s."),
    )
    consent_text = models.TextField(
        _("consent text on the partner’s form"),
        blank=True,
        max_length=4000,
        help_text=_(
            "The words beside the boxes of the partner’s own form, kept with each signature as what was agreed to. "
            "Each change is a new version. Left empty, the petition’s own words are kept."
        ),
    )
    allowed_origins = models.TextField(
        _("allowed websites"),
        blank=True,
        help_text=_(
            "Only for a key that is used by a script in the browser, where every visitor can read it: one address "
            "such as https://www.partner.example a line. Left empty, no browser of another site may use the key."
        ),
    )
    per_minute = models.PositiveIntegerField(
        _("signatures in a minute"),
        default=600,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("How many each of the partner’s keys may send in a minute."),
    )
    per_hour = models.PositiveIntegerField(
        _("signatures in an hour"),
        default=10_000,
        validators=[MinValueValidator(1), MaxValueValidator(1_000_000)],
        help_text=_("How many each of the partner’s keys may send in an hour."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = user_key(editable=False)

    base_form_class = FormOfSharedRow

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]
        constraints = [
            # An address names one partner.
            models.UniqueConstraint(fields=["site", "slug"], name="one_partner_per_slug"),
            # A partner that stands for another one has no page of its own.
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(active=False), name="merged_partner_is_inactive"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Another consent text is another version, written in the same transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            latest = self.consents.order_by("-version").first()
            if self.consent_text != (latest.text if latest else ""):
                self.consents.create(version=latest.version + 1 if latest else 1, text=self.consent_text)

    def clean(self) -> None:
        super().clean()
        self.allowed_origins = "\n".join(normalised_origins(self.allowed_origins))
        if self.pk and not Partner.objects.filter(pk=self.pk, slug=self.slug).exists():
            raise ValidationError({"slug": _("The name in links can’t be changed: printed links and codes have it.")})

    @property
    def origins(self) -> list[str]:
        return self.allowed_origins.splitlines()


class PartnerConsent(models.Model):
    """One wording of a partner's consent text. Never changed once written; empty from when it was taken away."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="consents")
    version = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"), blank=True)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent text of a partner")
        verbose_name_plural = _("consent texts of partners")
        constraints = [
            # Two editors who save at once must not give two wordings one number.
            models.UniqueConstraint(fields=["partner", "version"], name="one_partner_consent_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} v{self.version}"


class PartnerKey(models.Model):
    """Only its hash is kept: who loses a key is given another one."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.CASCADE, related_name="keys")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField(_("ends with"), max_length=4, editable=False)
    note = models.CharField(_("note"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    created_by = user_key(editable=False)
    expires_at = models.DateTimeField(_("works until"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_on = models.DateField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("partner key")
        verbose_name_plural = _("partner keys")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"…{self.ending}"

    @property
    def works(self) -> bool:
        now = timezone.now()
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)

    def note_use(self, today: date) -> None:
        """To the day, so a busy key costs one write a day."""
        if self.last_used_on != today:
            unnoted = Q(last_used_on=None) | Q(last_used_on__lt=today)
            PartnerKey.objects.filter(unnoted, pk=self.pk).update(last_used_on=today)
