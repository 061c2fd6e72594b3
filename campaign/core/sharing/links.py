"""Links with which a reader passes a page on, without any network's script or button on our site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from campaign.core.sharing.texts import ShareWords


@dataclass(frozen=True)
class ShareLink:
    """One way to share: ``network`` is its short name in addresses and icons, ``label`` its name for readers."""

    network: str
    label: str
    href: str

    def template(self, url: str) -> str:
        """The link with ``{url}`` in place of the address ``url`` that it was made for, its source included."""
        return self.href.replace(quote(with_source(url, self.network), safe=""), "{url}")


# Each network's own page for a new post, and the parameters it takes for a text and an address.
_Parameters = Callable[[str, str], dict[str, str]]
NETWORKS: tuple[tuple[str, str, str, _Parameters], ...] = (
    ("whatsapp", "WhatsApp", "https://wa.me/", lambda text, url: {"text": f"{text} {url}"}),
    ("facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php", lambda text, url: {"u": url}),
    ("bluesky", "Bluesky", "https://bsky.app/intent/compose", lambda text, url: {"text": f"{text} {url}"}),
    ("linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/", lambda text, url: {"url": url}),
    ("x", "X", "https://x.com/intent/post", lambda text, url: {"text": text, "url": url}),
)

OWN_SOURCES = {"email", "copy", "device", "mastodon", "qr", *(network[0] for network in NETWORKS)}
MOST_CARRIED = 60


def share_links(*, url: str, title: str, words: ShareWords | None = None) -> list[ShareLink]:
    """A mail, then each network's form for a new post, prefilled with ``words`` (else ``title``) and ``url``.

    ``url`` is absolute. In each link it carries ``utm_source=<network>``, so that a signature says by
    which way its signer came.
    """
    words = words or ShareWords(text=title)
    body = f"{words.email_body or words.text}\n\n{with_source(url, 'email')}"
    mail = {"subject": words.email_subject or title, "body": body}
    return [
        ShareLink("email", _("E-mail"), f"mailto:?{_query(_mail_lines(mail))}"),
        *(
            ShareLink(network, label, f"{address}?{_query(parameters(words.post(network), with_source(url, network)))}")
            for network, label, address, parameters in NETWORKS
        ),
    ]


def with_source(url: str, source: str) -> str:
    """The address with ``utm_source`` set, its other parameters and its fragment kept."""
    return with_parameters(url, {"utm_source": source})


def with_parameters(url: str, parameters: dict[str, str]) -> str:
    """The address with these parameters set, its others and its fragment kept."""
    return _with_pairs(url, tuple(parameters.items())) if parameters else url


@lru_cache(maxsize=1024)  # on a news day nearly all come from a few places
def _with_pairs(url: str, pairs: tuple[tuple[str, str], ...]) -> str:
    parts, named = urlsplit(url), dict(pairs)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in named]
    return urlunsplit(parts._replace(query=urlencode([*kept, *pairs])))


def carried(query: Mapping[str, str]) -> dict[str, str]:
    """What of a visit's own source goes on with the links that it shares.

    Each link names its network as the source. So a newsletter or partner that brought the visitor stays known
    as the campaign; a network that did is only one step of many.
    """
    campaign, source = query.get("utm_campaign", ""), query.get("utm_source", "")
    came_by = campaign or ("" if source in OWN_SOURCES else source)
    found = {"utm_campaign": came_by, "partner": query.get("partner", "")}
    return {name: value.replace("\0", "")[:MOST_CARRIED] for name, value in found.items() if value}


def _mail_lines(mail: dict[str, str]) -> dict[str, str]:
    """Line breaks as CRLF, as RFC 6068, section 5, asks of a mailto address."""
    return {name: "\r\n".join(value.splitlines()) for name, value in mail.items()}


def _query(values: dict[str, str]) -> str:
    # Spaces as %20: "+" means a space in forms only, and mail programs would show it.
    return urlencode(values, quote_via=quote, safe="")
