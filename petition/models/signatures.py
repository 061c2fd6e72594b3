"""A signature: one person under one petition."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petition.querysets import SignatureQuerySet


class Signature(models.Model):
    """Written by ``petition.signing`` alone.

    Not searchable by ``modelsearch`` and not in Wagtail's reference index, on purpose: both would
    write many rows for each signer.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waits for confirmation")
        CONFIRMED = "confirmed", _("counts")
        WITHDRAWN = "withdrawn", _("withdrawn by the signer")
        REJECTED = "rejected", _("rejected by an editor")

    class Door(models.TextChoices):
        FORM = "form", _("form")
        API = "api", _("API")
        EMBED = "embed", _("embed")
        IMPORT = "import", _("import")

    # The unique constraint below serves look-ups by petition: no index of its own.
    # PROTECT: deleting a page must never delete what people signed.
    petition = models.ForeignKey(
        "petition.PetitionPage", on_delete=models.PROTECT, related_name="signatures", db_index=False
    )
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    email = models.CharField(_("e-mail address"), max_length=254, help_text=_("As the signer typed it."))
    canonical_email = models.CharField(_("canonical address"), max_length=254, editable=False)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    show_name = models.BooleanField(_("name may be shown"), default=False)
    subscribe = models.BooleanField(_("wants updates"), default=False)
    answers = models.JSONField(_("answers"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    state = models.CharField(_("state"), max_length=9, choices=State, default=State.CONFIRMED)
    door = models.CharField(_("came by"), max_length=6, choices=Door, default=Door.FORM)
    source = models.CharField(_("source"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    created_at = models.DateTimeField(_("signed"))
    confirmed_at = models.DateTimeField(_("counted since"), null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        # Signing inserts and looks at conflicts: the database alone decides who is a duplicate.
        constraints = [
            models.UniqueConstraint(fields=["petition", "canonical_email"], name="one_signature_per_address"),
            models.CheckConstraint(
                condition=Q(state__in=["pending", "confirmed", "withdrawn", "rejected"]),
                name="signature_state_is_known",
            ),
            # The tally of a day is recounted from this time, so what counts must have it.
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="counted_signature_has_its_time",
            ),
        ]
        indexes = [
            # The newest signatures of a petition, in the ledger.
            models.Index(fields=["petition", "-created_at"], name="signature_newest"),
            # The public names: a small part of the rows, newest first.
            models.Index(
                fields=["petition", "-confirmed_at"],
                condition=Q(state="confirmed", show_name=True),
                name="signature_public_names",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()
