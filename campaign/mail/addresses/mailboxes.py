"""E-mail addresses: which are valid, and which two belong to one mailbox."""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email

# The endings of a provider's branches: .com, a country's, or both, as in outlook.fr and yahoo.co.uk.
_BRANCH = re.compile(r"(?:com|[a-z]{2}|com?\.[a-z]{2})")


@dataclass(frozen=True)
class Provider:
    """What is ignored before the ``@``; see ``mail_providers.json`` for the words."""

    name: str
    domains: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    one_user: bool = False
    tag: str = ""
    ignored: str = ""
    alike: str = ""
    under: bool = False

    def mailbox(self, local: str) -> str:
        """The one spelling of what is before the ``@``, lower case."""
        for sign in self.tag:
            local = local.split(sign, 1)[0] or local
        local = local.translate(dict.fromkeys(map(ord, self.ignored))) or local
        return local.translate({ord(sign): self.alike[0] for sign in self.alike})


def _provider(said: dict) -> Provider:
    lists: dict[str, Any] = {name: tuple(said[name]) for name in ("domains", "families") if name in said}
    return Provider(**said | lists)


PROVIDERS = [
    _provider(said)
    for said in json.loads(Path(__file__).with_name("providers.json").read_text(encoding="utf-8"))["providers"]
]
_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}
_BY_FAMILY = {family: provider for provider in PROVIDERS for family in provider.families}


@lru_cache(maxsize=4096)
def provider_of(domain: str) -> Provider | None:
    """Who delivers the mail of the domain (lower case, ASCII); None for all who are in no list."""
    if domain in _BY_DOMAIN:
        return _BY_DOMAIN[domain]
    family, _dot, ending = domain.partition(".")
    return _BY_FAMILY.get(family) if _BRANCH.fullmatch(ending) else None


def main_domain(domain: str) -> str:
    """The provider's first domain where one user has them all; the domain itself otherwise."""
    provider = provider_of(domain)
    return provider.domains[0] if provider and provider.one_user else domain


def mailbox_of(local: str, domain: str) -> tuple[str, str]:
    """The one spelling of an address's two halves, both lower case and the domain in ASCII."""
    name, _dot, above = domain.partition(".")
    under = provider_of(above)
    if under and under.under and name not in ("www", "mail"):
        local, domain = name, above
    provider = provider_of(domain)
    return (provider.mailbox(local), main_domain(domain)) if provider else (local, domain)


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
