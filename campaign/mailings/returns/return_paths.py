"""Where delivery reports of a recipient's mail go: an address for each recipient, signed by us (VERP)."""

from email.utils import parseaddr

from django.conf import settings

from campaign.mailings import tokens


def return_path(number: int, sender: str) -> str:
    """``bounces+12-0123456789abcdef@campaign.example``; the sender's own address where BOUNCE_ADDRESS is not set."""
    local, at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{local}+{tokens.token(number, tokens.RETURN_PATH)}@{domain}" if at else parseaddr(sender)[1]


def recipient_of(address: str) -> int | None:
    """The number of the recipient whose return path it is; None for any other address."""
    local, _at, _domain = parseaddr(address)[1].rpartition("@")
    return tokens.read(local.rpartition("+")[2], tokens.RETURN_PATH)
