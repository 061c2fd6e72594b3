"""Logos from strangers: looked at before they are decoded, made again by another process, and refused in words."""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from campaign.core.media.file_names import file_stem
from campaign.runtime.decoding.apart import MEGABYTE, BusyError, Decoder, DecodingError, RefusedError
from endorsers.logos.decoding import LARGEST_FILE
from endorsers.logos.svg_cleaning import HAS_PICTURE, NO_SIZE
from endorsers.logos.svg_reading import NO_SVG, TOO_RICH

NAME_LENGTH = 80
# A picture of 4000 by 4000 takes a third of this. Who sends a form waits for a turn, and not for long.
DECODER = Decoder("endorsers.logos.decoding", memory=384 * MEGABYTE, seconds=20, at_once=2, patience=15)

TOO_LARGE = _("The file is larger than 2 MB. Save the logo smaller and choose it again.")
NO_PICTURE = _("This is no PNG, JPEG, WebP or SVG picture that can be read. Save the logo as PNG and choose it again.")
TOO_MANY_PIXELS = _("The picture is larger than 4000 by 4000 pixels. Save the logo smaller and choose it again.")
TOO_FEW_PIXELS = _("The picture is too small to be seen. Choose a larger logo.")
MOVES = _("This picture moves. Save the logo as a picture that stands still and choose it again.")
TOO_MUCH = _("This picture takes too long to read. Save the logo smaller, as PNG, and choose it again.")
BUSY = _("Too many logos arrive at this moment. Wait a minute and send the form again.")
# Of each code that the decoder says.
WORDS = {
    "no_picture": NO_PICTURE,
    "too_many_pixels": TOO_MANY_PIXELS,
    "too_few_pixels": TOO_FEW_PIXELS,
    "moves": MOVES,
    "no_svg": NO_SVG,
    "has_picture": HAS_PICTURE,
    "too_rich": TOO_RICH,
    "no_size": NO_SIZE,
}


@dataclass(frozen=True)
class CleanLogo:
    """A picture that is safe to store and to show: pixels and nothing else, or shapes and nothing else."""

    data: bytes
    content_type: str
    file_name: str
    width: int
    height: int


def clean_logo(data: bytes, *, file_name: str = "") -> CleanLogo:
    """Make the picture again, without metadata and whatever else the file held. Raises ValidationError in words."""
    if len(data) > LARGEST_FILE:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        facts, _line, picture = DECODER.decoded(data).partition(b"\n")
    except RefusedError as refusal:
        raise ValidationError(WORDS.get(refusal.code, NO_PICTURE), code=refusal.code) from refusal
    except BusyError as error:
        raise ValidationError(BUSY, code="busy") from error
    except DecodingError as error:
        raise ValidationError(TOO_MUCH, code="too_much") from error
    content_type, suffix, width, height = json.loads(facts)
    name = f"{file_stem(file_name, length=NAME_LENGTH) or 'logo'}.{suffix}"
    return CleanLogo(picture, content_type, name, width, height)
