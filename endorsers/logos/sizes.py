"""The sizes in which logos are kept, made once when an organization is published."""

from wagtail.images.models import SourceImageIOError

from campaign.core.models import CampaignImage, CampaignRendition

# A tile of the wall is at most 15rem wide; twice and three times that for dense screens.
RENDITIONS = ("max-200x100|format-webp", "max-400x200|format-webp", "max-800x400|format-webp")
VECTOR = "original"
# As the style sheet has the tiles; "auto" where the browser knows the width before it loads (HTML, sizes).
SIZES = "auto, (min-width: 48rem) 13rem, 45vw"


def logo_renditions(logo: CampaignImage | None) -> list[CampaignRendition]:
    """The smallest first, none twice: a small original stays as it is. A vector file has one.

    There are none where there is no logo, or its file is gone or can't be reached.
    """
    if logo is None:
        return []
    specs = (VECTOR,) if logo.is_svg() else RENDITIONS
    try:
        made = logo.get_renditions(*specs).values()
    except SourceImageIOError:
        return []
    by_width = {rendition.width: rendition for rendition in made}
    return [by_width[width] for width in sorted(by_width)]
