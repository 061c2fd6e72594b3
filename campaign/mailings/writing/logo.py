"""The campaign's logo at the head of a mail."""

from dataclasses import dataclass
from urllib.parse import urljoin

from campaign.core.models import CampaignSettings

# PNG, which every mail program shows; twice as large as it stands there, for dense screens.
_SPEC = "max-480x120|format-png"
_WIDEST, _HIGHEST = 240, 60


@dataclass(frozen=True)
class Logo:
    """``src`` is absolute; ``width`` and ``height`` in pixels as it is shown."""

    src: str
    alt: str
    width: int
    height: int


def logo_of(campaign: CampaignSettings, *, base: str) -> Logo | None:
    """None where there is none, or it is no picture that mail programs show, such as an SVG."""
    picture = campaign.logo
    made = picture.rendition(_SPEC) if picture and not picture.is_svg() else None
    if made is None:
        return None
    scale = min(_WIDEST / made.width, _HIGHEST / made.height, 1)
    return Logo(
        src=urljoin(base, made.url),
        alt=campaign.shown_name,
        width=max(round(made.width * scale), 1),
        height=max(round(made.height * scale), 1),
    )
