"""Networks, domains and addresses that editors let pass or set aside."""

from ipaddress import ip_network

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError
from wagtail.admin.panels import FieldPanel

from campaign.core.editing.rows import FormOfSharedRow
from campaign.core.text.cleaning import clean_address
from campaign.mail.addresses.mailboxes import canonical_domain, canonical_email, validate_address
from campaign.runtime.database.user_key import user_key
from campaign.runtime.network.networks import parsed_address

# The shortest prefix that a rule may have: no slip of the hand sets a whole continent aside.
WIDEST = {4: 12, 6: 28}


def normalised_rule_value(kind: str, value: str) -> str:
    """The value in the form that visitors are compared with. Raises ValidationError where it is not one of its kind."""
    value = clean_address(value).lower()
    if kind == "network":
        return _network(value)
    if kind == "address":
        try:
            validate_address(value)
        except ValidationError as error:
            raise ValidationError({"value": _("Enter a whole address such as name@example.org.")}) from error
        return canonical_email(value)
    return _domain(value.removeprefix("@").removeprefix("*").strip("."))


def _network(value: str) -> str:
    try:
        network = ip_network(parsed_address(value) or value, strict=False)
    except ValueError as error:
        raise ValidationError({"value": _("Enter a network such as 203.0.113.0/24 or an address.")}) from error
    if network.prefixlen < WIDEST[network.version]:
        raise ValidationError(
            {"value": _("This network is too wide: it would catch half a country. Name a smaller one.")}
        )
    return str(network)


def _domain(value: str) -> str:
    try:
        domain = canonical_domain(value)
        validate_address(f"x@{domain}" if "." in domain else f"x@x.{domain}")
    except (EmailNotValidError, ValidationError) as error:
        raise ValidationError({"value": _("Enter a domain such as spam.example.")}) from error
    return domain


class AccessRule(models.Model):
    class Kind(models.TextChoices):
        NETWORK = "network", _("network")
        DOMAIN = "domain", _("mail domain")
        ADDRESS = "address", _("e-mail address")

    class Action(models.TextChoices):
        BLOCK = "block", _("set aside")
        ALLOW = "allow", _("always let pass")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    value = models.CharField(
        _("value"),
        max_length=254,
        help_text=_("A network such as 203.0.113.0/24, a domain such as spam.example, or a whole address."),
    )
    action = models.CharField(
        _("action"),
        max_length=5,
        choices=Action,
        default=Action.BLOCK,
        help_text=_("Signatures that are set aside do not count, and their senders are not told."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Why, for your colleagues."))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = user_key(editable=False)

    base_form_class = FormOfSharedRow
    panels = [FieldPanel("action"), FieldPanel("kind"), FieldPanel("value"), FieldPanel("note")]

    class Meta:
        verbose_name = _("allowed or blocked sender")
        verbose_name_plural = _("allowed and blocked senders")
        constraints = [
            # Two rules for one value could contradict each other.
            models.UniqueConstraint(fields=["kind", "value"], name="one_rule_per_value"),
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        super().clean()
        self.value = normalised_rule_value(self.kind, self.value)
