"""Partners that collect signatures on sites of their own, and the keys by which their servers are known."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaign.core.models import CleanedTexts
from campaign.runtime.database.user_key import user_key


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
    """Not deleted: signatures name it by its source. Its keys are revoked instead."""

    name = models.CharField(_("name"), max_length=120, help_text=_("The organization that collects signatures."))
    contact = models.CharField(
        _("contact"),
        max_length=200,
        blank=True,
        help_text=_("Whom to ask there, and how. Seen by editors only."),
    )
    source = models.SlugField(
        _("source label"),
        max_length=60,
        unique=True,
        help_text=_(
            "Kept with each signature that comes by this partner’s key, such as river-alliance. It can’t be changed "
            "once the partner is saved, so that its signatures stay countable."
        ),
    )
    petitions = models.ManyToManyField(
        "petition.PetitionPage",
        verbose_name=_("petitions"),
        related_name="partners",
        help_text=_("The partner’s keys work for these petitions alone."),
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

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

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
        if self.pk and not Partner.objects.filter(pk=self.pk, source=self.source).exists():
            raise ValidationError({"source": _("The source label can’t be changed: signatures are counted by it.")})

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
