"""What the DNS says of the sender's domain: SPF (RFC 7208), DMARC (RFC 7489), DKIM (RFC 6376)."""

from dataclasses import dataclass

# Seconds for all that is asked of one name.
_PATIENCE = 3.0
# A DKIM key stands under a name that only the signing server knows; these are the usual ones.
_SELECTORS = ("default", "dkim", "mail", "s1", "k1", "google", "selector1", "mx", "smtp", "2026")


class DnsUnknownError(Exception):
    """The DNS can't be asked: the library is not installed, or nobody answers."""


@dataclass(frozen=True)
class Domain:
    """``spf`` and ``dmarc`` are the records, empty for none; ``dkim`` the names under which a key was found."""

    name: str
    spf: str
    dmarc: str
    dkim: tuple[str, ...]


def look_up(name: str) -> Domain:
    """Ask the DNS. Raises DnsUnknownError."""
    spf = next((record for record in _texts(name) if record.lower().startswith("v=spf1")), "")
    dmarc = next((one for one in _texts(f"_dmarc.{name}") if one.lower().startswith("v=dmarc1")), "")
    dkim = tuple(
        selector for selector in _SELECTORS if any("p=" in one for one in _texts(f"{selector}._domainkey.{name}"))
    )
    return Domain(name, spf, dmarc, dkim)


def _texts(name: str) -> list[str]:
    try:
        from dns.exception import DNSException
        from dns.resolver import NXDOMAIN, NoAnswer, resolve
    except ImportError as error:
        raise DnsUnknownError("dnspython is not installed") from error
    try:
        answers = resolve(name, "TXT", lifetime=_PATIENCE)
    except (NXDOMAIN, NoAnswer):
        return []
    except (DNSException, OSError) as error:
        raise DnsUnknownError(type(error).__name__) from error
    return [b"".join(answer.strings).decode("utf-8", "replace") for answer in answers]
