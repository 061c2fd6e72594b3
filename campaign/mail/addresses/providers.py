"""Which addresses reach one mailbox, by what their provider ignores: a list that is kept by hand."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

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
        """The one spelling of what stands before the ``@``, lower case."""
        for sign in self.tag:
            local = local.split(sign, 1)[0] or local
        local = local.translate(dict.fromkeys(map(ord, self.ignored))) or local
        return local.translate({ord(sign): self.alike[0] for sign in self.alike})


def _provider(said: dict) -> Provider:
    lists: dict[str, Any] = {name: tuple(said[name]) for name in ("domains", "families") if name in said}
    return Provider(**said | lists)


PROVIDERS = [
    _provider(said) for said in json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))["providers"]
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
