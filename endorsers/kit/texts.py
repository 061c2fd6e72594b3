"""The kit's texts to copy, one for each network, and for mails, newsletters and the press."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaign.core.sharing.links import NETWORKS
from endorsers.kit.making import Source


@dataclass(frozen=True)
class Text:
    name: str
    heading: str
    words: str


def texts_of(source: Source) -> list[Text]:
    """In the language that is spoken. Each link says by which way people came."""
    networks = [(name, label) for name, label, _address, _parameters in NETWORKS] + [("mastodon", "Mastodon")]
    mail = f"{source.words('mail_subject')}\n\n{source.words('mail_body', source='email')}"
    return [
        *(Text(name, label, source.words("post", source=name)) for name, label in networks),
        Text("email", _("Mail to your members"), mail),
        Text("newsletter", _("Paragraph for your newsletter"), source.words("newsletter", source="newsletter")),
        Text("press", _("Paragraph for your press"), source.words("press", source="press")),
    ]


def as_file(texts: list[Text]) -> str:
    return "\n\n".join(f"{text.heading}\n{'-' * 40}\n{text.words}" for text in texts) + "\n"
