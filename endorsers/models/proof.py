"""Whether an e-mail address proves that its owner belongs to an organization."""

from email_validator import EmailNotValidError

from campaign.mail.addresses.mailboxes import canonical_domain
from campaign.mail.addresses.suggestions import KNOWN as MAIL_PROVIDERS
from campaign.mail.addresses.throwaway_domains import is_throwaway
from endorsers.models.keys import website_host


def is_own_domain(*, email: str, website: str) -> bool:
    """True where the address is at the website's own domain, at one above it or at one below it.

    A mail provider's domain proves nothing, even where its own site is given. What the website is, the
    organization said itself: who moderates looks at both.
    """
    host = website_host(website)
    try:
        domain = canonical_domain(email.rpartition("@")[2])
    except EmailNotValidError:
        return False
    if not host or "." not in domain or domain in MAIL_PROVIDERS or is_throwaway(domain):
        return False
    return host == domain or host.endswith(f".{domain}") or (host.count(".") > 0 and domain.endswith(f".{host}"))
