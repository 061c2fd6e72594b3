"""How a frame looks on another site: what its address asks for, as far as everything stays readable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from campaign.core.theming.colors import BLACK, READABLE, VISIBLE, WHITE, color, contrast, mixed, words_on
from campaign.core.theming.grounds import GROUNDS

# Those colors of tokens.css that a frame shows; a test compares them with the file.
PALETTES: dict[str, dict[str, str]] = {
    "light": {
        "page": "#f5f6f8",
        "surface": "#ffffff",
        "surface-sunk": "#e9ebf1",
        "text": "#0d1020",
        "text-soft": "#4a5068",
        "link": "#1d35b4",
        "line": "#cdd1de",
        "line-strong": "#0d1020",
        "error": "#b01020",
        "error-surface": "#fdecec",
        "done": "#0b6b3a",
        "control-line": "#6b7189",
        "mark": "#1d35b4",
    },
    "dark": {
        "page": "#0d1020",
        "surface": "#171b30",
        "surface-sunk": "#0a0c18",
        "text": "#eef0f8",
        "text-soft": "#b3b9d0",
        "link": "#a9b8ff",
        "line": "#343a58",
        "line-strong": "#eef0f8",
        "error": "#ff9c94",
        "error-surface": "#3a1620",
        "done": "#6fdca0",
        "control-line": "#8a91ad",
        "mark": "#ffd83d",
    },
}
FONTS = {
    "sans": 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
    "serif": 'Charter, "Bitstream Charter", Cambria, Georgia, "Noto Serif", serif',
    "mono": 'ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
}
THEMES = ("light", "dark")  # neither: as the reader's device is set
MOST_ROUND = 24
WORDS_STAND_ON = ("surface", "surface-sunk")  # of whichever ground the site has chosen
NAMES = ("theme", "accent", "background", "text", "radius", "font")  # the order of a normalised address


@dataclass(frozen=True)
class Look:
    """Valid choices only. Colors as ``#rrggbb``; what is empty (None for ``radius``, pixels) is as on the site."""

    theme: str = ""
    accent: str = ""
    background: str = ""
    text: str = ""
    radius: int | None = None
    font: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Name and value of each choice, in one order and one spelling, so that caches keep one copy of each look."""
        chosen = ((name, getattr(self, name)) for name in NAMES)
        return [(name, str(value).lstrip("#")) for name, value in chosen if value not in ("", None)]

    @property
    def query(self) -> str:
        """The choices as an address carries them."""
        return urlencode(self.choices)

    @property
    def schemes(self) -> tuple[str, ...]:
        """The palettes in which this may be shown: one, or that of the reader's device."""
        if self.theme:
            return (self.theme,)
        if self.background:
            return (next(scheme for scheme in THEMES if _bears(scheme, self.background)),)
        return THEMES

    @property
    def grounds(self) -> list[str]:
        """Every color on which words may come to stand."""
        if self.background:
            return [self.background]
        return [
            _shade(ground, name, scheme) for scheme in self.schemes for ground in GROUNDS for name in WORDS_STAND_ON
        ]

    def is_readable(self, words: str, ratio: float = READABLE) -> bool:
        return all(contrast(words, ground) >= ratio for ground in self.grounds)


def _shade(ground: str, name: str, scheme: str) -> str:
    own = GROUNDS[ground].get(name)
    return own[scheme == "dark"] if own else PALETTES[scheme][name]


def look_of(query: Mapping[str, str]) -> Look:
    """The look that an address asks for. What is no valid value, or would be hard to read, is left out."""
    theme = query.get("theme", "")
    theme = theme if theme in THEMES else ""
    background = color(query.get("background", ""))
    if background and not any(_bears(scheme, background) for scheme in ((theme,) if theme else THEMES)):
        background = ""
    text = color(query.get("text", ""))
    if text and not Look(theme=theme, background=background).is_readable(text):
        text = ""
    radius = query.get("radius", "")
    font = query.get("font", "")
    return Look(
        theme=theme,
        accent=color(query.get("accent", "")),
        background=background,
        text=text,
        radius=min(int(radius), MOST_ROUND) if re.fullmatch(r"[0-9]{1,3}", radius) else None,
        font=font if font in FONTS else "",
    )


def style_sheet(look: Look) -> str:
    """The look as CSS, laid over the site's own style sheet."""
    page: dict[str, str] = {}
    if look.theme or look.background:
        page["color-scheme"] = look.schemes[0]
    if look.background:
        page |= dict.fromkeys(("--page", "--surface", "--surface-sunk", "--error-surface"), look.background)
    if look.text:
        page["--text"] = look.text
    if look.radius is not None:
        page["--corner"] = f"{look.radius}px"
    if look.font:
        page |= {"--body": FONTS[look.font], "--display": FONTS[look.font], "--display-stretch": "100%"}
    rules = [(".embed", page)]
    if look.accent:
        rules += _accented(look)
    laid = "".join(f"{selector}{{{_declared(values)}}}\n" for selector, values in rules if values)
    return _by_name(look) + laid


def _by_name(look: Look) -> str:
    """A chosen scheme's colors for browsers that can't take them from ``color-scheme`` (docs/browsers.md)."""
    if not (look.theme or look.background):
        return ""
    palette = {f"--{name}": value for name, value in PALETTES[look.schemes[0]].items()}
    return f"@supports not (color:light-dark(#000,#fff)){{.embed{{{_declared(palette)}}}}}\n"


def _accented(look: Look) -> list[tuple[str, dict[str, str]]]:
    words = words_on(look.accent)
    box = {"border-block-start-color": look.accent}
    if look.is_readable(look.accent, VISIBLE):
        box |= {"--bar-fill": look.accent, "--focus": look.accent, "accent-color": look.accent}
    if look.is_readable(look.accent):
        box["--link"] = look.accent
    away = BLACK if words == WHITE else WHITE  # from the words, so that they stay as readable
    return [
        (".embed main", box),
        (".embed .button", {"--fill": look.accent, "--words": words}),
        (".embed .button:hover", {"--fill": mixed(look.accent, away, 0.15)}),
    ]


def _declared(values: dict[str, str]) -> str:
    return "".join(f"{name}:{value};" for name, value in values.items())


def _bears(scheme: str, background: str) -> bool:
    """Whether all of a palette can be read on the color."""
    palette = PALETTES[scheme]
    words = (palette[name] for name in ("text", "text-soft", "link", "error", "done"))
    return contrast(palette["control-line"], background) >= VISIBLE and all(
        contrast(word, background) >= READABLE for word in words
    )
