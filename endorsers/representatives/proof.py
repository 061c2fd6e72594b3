"""Whether an e-mail address proves that its owner belongs to an organization."""

from disposable_email_domains import blocklist as throwaway_domains
from email_validator import EmailNotValidError

from campaign.core.address_suggestions import KNOWN as MAIL_PROVIDERS
from campaign.core.addresses import canonical_domain
from endorsers.keys import website_key


def is_own_domain(*, email: str, website: str) -> bool:
    """True where the address is at the website's own domain, at one above it or at one below it.

    A mail provider's domain proves nothing, even where its own site is given. What the website is, the
    organization said itself: who moderates looks at both.
    """
    host = website_key(website).partition("/")[0]
    try:
        domain = canonical_domain(email.rpartition("@")[2])
    except EmailNotValidError:
        return False
    if not host or "." not in domain or domain in MAIL_PROVIDERS or domain in throwaway_domains:
        return False
    return host == domain or host.endswith(f".{domain}") or (host.count(".") > 0 and domain.endswith(f".{host}"))
