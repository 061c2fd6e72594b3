"""The style sheet of a site's look: a few custom properties over the platform's own, light and dark."""

from functools import lru_cache
from hashlib import sha256

from campaign.core.embedding.colors import BLACK, READABLE, VISIBLE, WHITE, contrast
from campaign.core.embedding.looks import FONTS
from campaign.core.theming.checks import ACCENT, INK, MAIN, facets_of, mixed, on_grounds
from campaign.core.theming.fields import Themed

OWN_CORNER = 3


def style_sheet(theme: Themed) -> str:
    """CSS; empty where everything is as the platform has it. Nothing but checked values stands in it."""
    return _style_sheet(theme.theme_main, theme.theme_accent, theme.theme_header, theme.theme_font, theme.theme_corner)


def version(theme: Themed) -> str:
    """Changes with the style sheet, so that caches may keep each for ever; empty where there is none."""
    written = style_sheet(theme)
    return sha256(written.encode()).hexdigest()[:12] if written else ""


@lru_cache(maxsize=256)
def _style_sheet(main: str, accent: str, header: str, font: str, corner: int) -> str:
    names: dict[str, str] = {}
    if main:
        names |= _main(main)
    if accent:
        deep = mixed(accent, BLACK, 0.12)
        names |= {"--sulfur": accent, "--sulfur-deep": deep if contrast(INK, deep) >= READABLE else accent}
    if main or accent:
        light = on_grounds(main or MAIN, "light", READABLE)
        names["--mark"] = f"light-dark({light},{on_grounds(accent or ACCENT, 'dark', VISIBLE)})"
    if font:
        names |= {"--body": FONTS[font], "--display": FONTS[font], "--display-stretch": "100%"}
    if corner != OWN_CORNER:
        names["--corner"] = f"{corner}px"
    rules = [(":root", names)] if names else []
    if header == Themed.Header.MAIN:
        rules += [(".site-header", _HEADER), (".site-header .mark__stone", {"fill": "var(--cobalt-deep)"})]
    written = "".join(
        f"{on}{{{''.join(f'{name}:{value};' for name, value in names.items())}}}\n" for on, names in rules
    )
    return f"@media screen{{\n{written}}}\n" if written else ""


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
    edges = [on_grounds(main, scheme, VISIBLE) for scheme in ("light", "dark")]
    links = [on_grounds(main, scheme, READABLE) for scheme in ("light", "dark")]
    return {
        "--cobalt": main,
        "--facet-dark": "rgb(0 0 0 / 0.2)",
        "--cobalt-deep": mixed(main, BLACK, 0.3),
        "--cobalt-light": f"light-dark({edges[0]},{edges[1]})",
        "--on-cobalt": WHITE,
        "--on-cobalt-soft": soft if contrast(soft, facets) >= READABLE else WHITE,
        "--link": f"light-dark({links[0]},{links[1]})",
    }
