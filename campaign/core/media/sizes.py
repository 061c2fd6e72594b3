"""The one place that says in which sizes pictures are made, and how wide each stands on a page.

A picture is WebP, which every browser of docs/browsers.md reads, made when it is first shown. AVIF, a quarter smaller,
takes a second of the processor for 1,200 pixels: ``avif`` makes it ahead, in a task, and pages offer it from then on.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """``operation`` takes a width, ``sizes`` is the attribute of that name; ``crops``: a style sheet cuts it."""

    operation: str
    widths: tuple[int, ...]
    sizes: str = ""
    crops: bool = False
    is_photograph: bool = False

    def specs(self, encoding: str) -> list[str]:
        return [f"{self.operation.format(width)}|format-{encoding}" for width in self.widths]


WIDTHS = (480, 800, 1200)
PLACES = {
    "hero": Place("width-{0}", WIDTHS, "(min-width: 60rem) 50vw, 100vw", crops=True, is_photograph=True),
    "text": Place("width-{0}", WIDTHS, "(min-width: 48rem) 44rem, 100vw", is_photograph=True),
    "cover": Place("width-{0}", (240, 480), "(min-width: 48rem) 9rem, 5rem"),
    "cover_large": Place("width-{0}", (240, 480), "(min-width: 48rem) 15rem, 10rem"),
    "face": Place("fill-{0}x{0}", (160,)),
    "face_large": Place("fill-{0}x{0}", (320,)),
    "site_logo": Place("max-{0}x120", (480,)),
    "own_logo": Place("max-{0}x200", (400,)),
}
AVIF = sorted({spec for place in PLACES.values() if place.is_photograph for spec in place.specs("avif")})
API = {"small": "max-480x480|format-webp", "large": "max-1600x1600|format-webp"}
# As previews of links want it; a drawing of shapes is none of these.
CARD = "fill-1200x630|format-jpeg"
