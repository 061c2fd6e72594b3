"""What a kit is made of: who asks for signatures, for which petition, by which link, in which look and words."""

from dataclasses import astuple, dataclass
from hashlib import sha256

from campaign.core.sharing.links import with_source
from campaign.core.theming.ready_looks import ReadyLook


@dataclass(frozen=True)
class Logo:
    """Pixels as PNG, and the name that stands in their place where there are none."""

    name: str
    data: bytes = b""


@dataclass(frozen=True)
class Kit:
    """``link`` is absolute, without a source; ``call`` is a line, ``ask`` a few paragraphs, ``badge`` a few words."""

    organization: Logo
    campaign: Logo
    title: str
    call: str
    ask: str
    badge: str
    link: str
    look: ReadyLook
    language: str

    @property
    def shown_link(self) -> str:
        """As people read it off a poster."""
        return self.link.partition("://")[2].rstrip("/")

    def link_by(self, source: str) -> str:
        return with_source(self.link, source)

    @property
    def digest(self) -> str:
        """Another one where anything that is drawn differs."""
        return sha256(repr(astuple(self)).encode()).hexdigest()[:24]
