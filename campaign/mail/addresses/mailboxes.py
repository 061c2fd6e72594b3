"""E-mail addresses: which are valid, and which two belong to one mailbox."""

import re
import unicodedata
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email

from campaign.mail.addresses.providers import mailbox_of, main_domain

LONGEST = 254  # characters, RFC 5321 with its erratum 1690

# A local part as nearly everybody has one (RFC 5321's Dot-string, of plain letters): right at every domain.
_USUAL = re.compile(r"(?=.{1,64}$)[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*", re.ASCII)


def validate_address(address: str) -> None:
    """Refuse what is no e-mail address by RFC 5321 and 6531, without asking the network.

    Raises ValidationError in plain words.
    """
    local, _at, domain = address.rpartition("@")
    if _USUAL.fullmatch(local) and len(address) <= LONGEST and _is_domain(domain):
        return
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
        # A few letters (such as U+FDFA) become a whole phrase in Unicode's compatible form.
        if len(canonical_email(address)) > LONGEST:
            raise EmailNotValidError("too long")
    except EmailNotValidError as error:
        raise ValidationError(_("Enter an e-mail address such as name@example.org."), code="invalid") from error


@lru_cache(maxsize=8192)
def _is_domain(domain: str) -> bool:
    """Whether a plain name at the ASCII domain makes an address; domains repeat, so the answer is kept."""
    try:
        validate_email(f"x@{domain}", check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return domain.isascii()


@lru_cache(maxsize=1024)  # a signature asks three times
def canonical_email(address: str) -> str:
    """The one spelling of a mailbox: equal for two addresses that reach the same person, never shown or written to.

    Unicode NFKC, lower case, the domain in ASCII (IDNA 2008); dots, tags and other names of the domain are dropped
    only for providers that ignore them (``providers``).
    """
    local, _at, domain = unicodedata.normalize("NFKC", address).strip().rpartition("@")
    local, domain = mailbox_of(local.lower(), _ascii_domain(domain))
    return f"{local}@{domain}"


def canonical_domain(domain: str) -> str:
    """The one spelling of a mail domain: lower case, ASCII (IDNA 2008), the provider's main name.

    Raises email_validator.EmailNotValidError where a domain that is not ASCII is none at all.
    """
    return main_domain(_ascii_domain(domain))


def _ascii_domain(domain: str) -> str:
    domain = domain.lower().rstrip(".")
    if not domain.isascii():
        domain = validate_email(f"x@{domain}", check_deliverability=False, test_environment=True).ascii_domain
    return domain
