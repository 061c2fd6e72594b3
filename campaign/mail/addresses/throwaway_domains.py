"""Mail domains whose addresses exist for minutes."""

from disposable_email_domains import blocklist

from campaign.mail.addresses.suggestions import suggested_address


def is_throwaway(domain: str) -> bool:
    """True for a domain of the kept list, lower case and in ASCII.

    Some of the commonest slips of the finger, such as gmial.com, are in the list because somebody collects the
    mail that goes astray there. Whoever mistypes is a person: what the typo help would correct is never one.
    """
    return domain in blocklist and not suggested_address(f"x@{domain}")
