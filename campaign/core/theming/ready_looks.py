"""Looks to choose from, and the sizes and spaces that they are made of. Tests hold all of them to WCAG 2.2."""

from dataclasses import dataclass, fields

from campaign.core.theming.frame_looks import FONTS, PALETTES
from campaign.core.theming.grounds import GROUNDS

HEADING_SIZES = {"small": 0.85, "normal": 1.0, "large": 1.08}
SPACES = {"tight": 0.8, "normal": 1.0, "wide": 1.25}
# Faces of the headings, and of the text.
FACES = {
    "poster": (None, None),
    "sans": (FONTS["sans"], FONTS["sans"]),
    "serif": (FONTS["serif"], FONTS["serif"]),
    "serif_headings": (FONTS["serif"], FONTS["sans"]),
}


@dataclass(frozen=True)
class ReadyLook:
    """All that makes a look: colors as ``#rrggbb``, ``corner`` in pixels, the others by their names above."""

    main: str
    accent: str
    header: str = "plain"
    font: str = "poster"
    corner: int = 3
    ground: str = "cool"
    headings: str = "normal"
    space: str = "normal"

    def changed(self, **chosen: str | int | None) -> "ReadyLook":
        """The look with what an editor chose instead; what is empty stays as it is."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        return ReadyLook(**given | {name: value for name, value in chosen.items() if value not in ("", None)})

    def grounds(self, scheme: str) -> list[str]:
        """Every color on which words may come to stand."""
        night = scheme == "dark"
        own = GROUNDS[self.ground]
        names = ("page", "surface", "surface-sunk")
        return [own[name][night] if name in own else PALETTES[scheme][name] for name in names]


OWN = ""
LOOKS = {
    OWN: ReadyLook(main="#1d35b4", accent="#ffd83d"),
    "lake": ReadyLook(
        main="#17545c", accent="#ffe3a1", font="sans", corner=10, ground="white", headings="small", space="wide"
    ),
    "rally": ReadyLook(main="#141414", accent="#ff8a3d", header="main", corner=0, ground="white", headings="large"),
    "hearth": ReadyLook(
        main="#7a2a1e", accent="#ffc95c", font="serif_headings", corner=8, ground="paper", headings="small"
    ),
}
