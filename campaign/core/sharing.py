"""Links with which a reader passes a page on, without any network's script or button on our site."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    """One way to share: ``network`` is its short name in addresses and icons, ``label`` its name for readers."""

    network: str
    label: str
    href: str


# Each network's own page for a new post, and the parameters it takes for a text and an address.
_Parameters = Callable[[str, str], dict[str, str]]
NETWORKS: tuple[tuple[str, str, str, _Parameters], ...] = (
    ("whatsapp", "WhatsApp", "https://wa.me/", lambda text, url: {"text": f"{text} {url}"}),
    ("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php", lambda text, url: {"u": url}),
    ("bluesky", "Bluesky", "https://bsky.app/intent/compose", lambda text, url: {"text": f"{text} {url}"}),
    ("linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/", lambda text, url: {"url": url}),
    ("x", "X", "https://x.com/intent/post", lambda text, url: {"text": text, "url": url}),
)


def share_links(
    *, url: str, title: str, text: str = "", email_subject: str = "", email_body: str = ""
) -> list[ShareLink]:
    """A mail, then each network's form for a new post, prefilled with ``text`` (else ``title``) and ``url``.

    ``url`` is absolute. In each link it carries ``utm_source=<network>``, so that a signature says by
    which way its signer came.
    """
    text = text or title
    mail = {"subject": email_subject or title, "body": f"{email_body or text}\n\n{with_source(url, 'email')}"}
    return [
        ShareLink("email", _("E-mail"), f"mailto:?{_query(_mail_lines(mail))}"),
        *(
            ShareLink(network, label, f"{address}?{_query(parameters(text, with_source(url, network)))}")
            for network, label, address, parameters in NETWORKS
        ),
    ]


def with_source(url: str, source: str) -> str:
    """The address with ``utm_source`` set, its other parameters and its fragment kept."""
    parts = urlsplit(url)
    parameters = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "utm_source"]
    return urlunsplit(parts._replace(query=urlencode([*parameters, ("utm_source", source)])))


def _mail_lines(mail: dict[str, str]) -> dict[str, str]:
    """Line breaks as CRLF, as RFC 6068, section 5, asks of a mailto address."""
    return {name: "\r\n".join(value.splitlines()) for name, value in mail.items()}


def _query(values: dict[str, str]) -> str:
    # Spaces as %20: "+" means a space in forms only, and mail programs would show it.
    return urlencode(values, quote_via=quote, safe="")
