"""Values of access rules, in the form that visitors are compared with."""

from ipaddress import ip_network

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError

from campaign.core.text.cleaning import clean_address
from campaign.mail.addresses.mailboxes import canonical_domain, canonical_email, validate_address
from campaign.runtime.network.networks import parsed_address

# The shortest prefix that a rule may have: no slip of the hand sets a whole continent aside.
WIDEST = {4: 12, 6: 28}


def normalised_rule_value(kind: str, value: str) -> str:
    """The value in the form that visitors are compared with. Raises ValidationError where it is none of its kind."""
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
