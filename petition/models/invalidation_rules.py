"""The rule of an invalidation, in the form that signatures are compared with."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError

from campaign.core.text.cleaning import clean_address, clean_line
from campaign.mail.addresses.mailboxes import canonical_domain

CRITERIA = ("email_pattern", "domain", "network_key", "name", "signed_from", "signed_until")


def normalise(run: Model) -> None:
    """Write the rule as signatures are compared with it. Raises ValidationError for one that says nothing."""
    for name in ("email_pattern", "network_key", "name"):
        setattr(run, name, clean_line(getattr(run, name)))
    try:
        run.domain = canonical_domain(clean_address(run.domain).lstrip("@*."))
    except EmailNotValidError as error:
        raise ValidationError({"domain": _("Enter a domain such as spam.example.")}) from error
    if not any(getattr(run, name) for name in CRITERIA):
        raise ValidationError(_("Fill in at least one of the fields: a rule without any would set aside everything."))
    if run.signed_from and run.signed_until and run.signed_from >= run.signed_until:
        raise ValidationError({"signed_until": _("This must be later than the beginning.")})
