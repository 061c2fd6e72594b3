"""The style sheet of a site's look: a few custom properties over the platform's own, light and dark."""

from functools import lru_cache
from hashlib import sha256

from campaign.core.theming.checks import ACCENT, INK, MAIN, facets_of, on_grounds
from campaign.core.theming.colors import BLACK, READABLE, VISIBLE, WHITE, contrast, mixed
from campaign.core.theming.fields import Themed
from campaign.core.theming.frame_looks import FONTS

OWN_CORNER = 3
# A color by day and one by night. Browsers without light-dark() (docs/browsers.md) keep to the first.
ByScheme = tuple[str, str]


def style_sheet(theme: Themed) -> str:
    """CSS; empty where everything is as the platform has it. Nothing but checked values is in it."""
    return _style_sheet(theme.theme_main, theme.theme_accent, theme.theme_header, theme.theme_font, theme.theme_corner)


def version(theme: Themed) -> str:
    """Changes with the style sheet, so that caches may keep each for ever; empty where there is none."""
    written = style_sheet(theme)
    return sha256(written.encode()).hexdigest()[:12] if written else ""


@lru_cache(maxsize=256)
def _style_sheet(main: str, accent: str, header: str, font: str, corner: int) -> str:
    names: dict[str, str] = {}
    by_scheme: dict[str, ByScheme] = {}
    if main:
        names |= _main(main)
        by_scheme |= _edges_and_links(main)
    if accent:
        deep = mixed(accent, BLACK, 0.12)
        names |= {"--sulfur": accent, "--sulfur-deep": deep if contrast(INK, deep) >= READABLE else accent}
    if main or accent:
        light = on_grounds(main or MAIN, "light", READABLE)
        by_scheme["--mark"] = (light, on_grounds(accent or ACCENT, "dark", VISIBLE))
    if font:
        names |= {"--body": FONTS[font], "--display": FONTS[font], "--display-stretch": "100%"}
    if corner != OWN_CORNER:
        names["--corner"] = f"{corner}px"
    names |= {name: day for name, (day, _night) in by_scheme.items()}
    rules = [(":root", names)] if names else []
    if header == Themed.Header.MAIN:
        rules += [(".site-header", _HEADER), (".site-header .mark__stone", {"fill": "var(--cobalt-deep)"})]
    written = "".join(_rule(on, values) for on, values in rules)
    if by_scheme:
        both = {name: f"light-dark({day},{night})" for name, (day, night) in by_scheme.items()}
        written += f"@supports (color:light-dark(#000,#fff)){{\n{_rule(':root', both)}}}\n"
    return f"@media screen{{\n{written}}}\n" if written else ""


def _rule(on: str, values: dict[str, str]) -> str:
    return f"{on}{{{''.join(f'{name}:{value};' for name, value in values.items())}}}\n"


# The names that the header's own rules use, so that each of its parts stays readable on the main color.
_HEADER = {
    "--surface": "var(--cobalt)",
    "--text": "var(--on-cobalt)",
    "--link": "var(--on-cobalt)",
    "--line": "var(--cobalt-deep)",
    "--focus": "var(--sulfur)",
    "color": "var(--on-cobalt)",
}


def _main(main: str) -> dict[str, str]:
    soft, facets = mixed(WHITE, main, 0.15), facets_of(main)
    return {
        "--cobalt": main,
        "--facet-dark": "rgb(0 0 0 / 0.2)",
        "--cobalt-deep": mixed(main, BLACK, 0.3),
        "--on-cobalt": WHITE,
        "--on-cobalt-soft": soft if contrast(soft, facets) >= READABLE else WHITE,
    }


def _edges_and_links(main: str) -> dict[str, ByScheme]:
    return {
        "--cobalt-light": (on_grounds(main, "light", VISIBLE), on_grounds(main, "dark", VISIBLE)),
        "--link": (on_grounds(main, "light", READABLE), on_grounds(main, "dark", READABLE)),
    }
