"""A site's look as named values, for a front end that draws the campaign itself."""

from typing import Any

from campaign.core.theming.checks import INK
from campaign.core.theming.colors import WHITE
from campaign.core.theming.fields import Themed
from campaign.core.theming.frame_looks import PALETTES
from campaign.core.theming.ready_looks import FACES, HEADING_SIZES, LOOKS, OWN, SPACES, ReadyLook
from campaign.core.theming.style_sheet import colors_by_scheme

# As tokens.css has them; a test compares.
POSTER = (
    '"Bahnschrift", "Avenir Next Condensed", "Nimbus Sans Narrow", "Roboto Condensed", "Liberation Sans Narrow", '
    '"Arial Narrow", "Noto Sans Display", system-ui, sans-serif'
)
TEXT = '"Seravek", "Segoe UI Variable Text", "Segoe UI", system-ui, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
NIGHTLY_MAIN = "#2138b0"
SHOWN = (
    "page",
    "surface",
    "surface-sunk",
    "text",
    "text-soft",
    "link",
    "line",
    "control-line",
    "error",
    "done",
    "mark",
)


def tokens(theme: Themed) -> dict[str, Any]:
    """``{"colors": {"light", "dark"}, "fonts", "heading_scale", "space_scale", "corner", "header"}``.

    Colors are ``#rrggbb`` by name, fonts are values of ``font-family``, the corner is in pixels.
    """
    look = theme.look
    headings, text = FACES[look.font]
    return {
        "colors": {scheme: _colors(look, scheme) for scheme in ("light", "dark")},
        "fonts": {"headings": headings or POSTER, "text": text or TEXT},
        "heading_scale": HEADING_SIZES[look.headings],
        "space_scale": SPACES[look.space],
        "corner": look.corner,
        "header": look.header,
    }


def _colors(look: ReadyLook, scheme: str) -> dict[str, str]:
    night = scheme == "dark"
    changed = {name.removeprefix("--"): both[night] for name, both in colors_by_scheme(look, LOOKS[OWN]).items()}
    colors = {name.replace("-", "_"): changed.get(name, PALETTES[scheme][name]) for name in SHOWN}
    main = NIGHTLY_MAIN if night and look.main == LOOKS[OWN].main else look.main
    return {"main": main, "on_main": WHITE, "accent": look.accent, "on_accent": INK, **colors}
