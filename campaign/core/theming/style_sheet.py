"""The style sheet of a site's look: a few custom properties over the platform's own, light and dark."""

from functools import lru_cache
from hashlib import sha256

from campaign.core.theming.checks import INK, facets_of, on_grounds
from campaign.core.theming.colors import BLACK, READABLE, VISIBLE, WHITE, contrast, mixed
from campaign.core.theming.fields import Themed
from campaign.core.theming.grounds import GROUNDS
from campaign.core.theming.ready_looks import FACES, HEADING_SIZES, LOOKS, OWN, SPACES, ReadyLook

# A color by day and one by night. Browsers without light-dark() (docs/browsers.md) keep to the first.
ByScheme = tuple[str, str]


def style_sheet(theme: Themed) -> str:
    """CSS; empty where everything is as the platform has it. Nothing but checked values is in it."""
    return _style_sheet(theme.look)


def version(theme: Themed) -> str:
    """Changes with the style sheet, so that caches may keep each for ever; empty where there is none."""
    written = style_sheet(theme)
    return sha256(written.encode()).hexdigest()[:12] if written else ""


@lru_cache(maxsize=256)
def _style_sheet(look: ReadyLook) -> str:
    own = LOOKS[OWN]
    by_scheme = colors_by_scheme(look, own)
    names = _names(look, own) | {name: day for name, (day, _night) in by_scheme.items()}
    rules = [(":root", names)] if names else []
    if look.header == Themed.Header.MAIN:
        rules += [(".site-header", _HEADER), (".site-header .mark__stone", {"fill": "var(--cobalt-deep)"})]
    written = "".join(_rule(on, values) for on, values in rules)
    if by_scheme:
        both = {name: f"light-dark({day},{night})" for name, (day, night) in by_scheme.items()}
        written += f"@supports (color:light-dark(#000,#fff)){{\n{_rule(':root', both)}}}\n"
    return f"@media screen{{\n{written}}}\n" if written else ""


def _names(look: ReadyLook, own: ReadyLook) -> dict[str, str]:
    names: dict[str, str] = {}
    if look.main != own.main:
        names |= _main(look.main)
    if look.accent != own.accent:
        deep = mixed(look.accent, BLACK, 0.12)
        names |= {"--sulfur": look.accent, "--sulfur-deep": deep if contrast(INK, deep) >= READABLE else look.accent}
    display, body = FACES[look.font]
    if display and body:
        names |= {"--body": body, "--display": display, "--display-stretch": "100%"}
    if look.corner != own.corner:
        names["--corner"] = f"{look.corner}px"
    if look.headings != own.headings:
        names["--heading-scale"] = str(HEADING_SIZES[look.headings])
    if look.space != own.space:
        names["--space-scale"] = str(SPACES[look.space])
    return names


def colors_by_scheme(look: ReadyLook, own: ReadyLook) -> dict[str, ByScheme]:
    """What the look changes of the platform's colors, by the names of tokens.css."""
    by_scheme = {f"--{name}": both for name, both in GROUNDS[look.ground].items()}
    colored = look.main != own.main or look.ground != own.ground
    if colored:
        by_scheme |= _edges_and_links(look)
    if colored or look.accent != own.accent:
        light = on_grounds(look.main, look.grounds("light"), READABLE)
        by_scheme["--mark"] = (light, on_grounds(look.accent, look.grounds("dark"), VISIBLE))
    return by_scheme


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


def _edges_and_links(look: ReadyLook) -> dict[str, ByScheme]:
    def in_both(written: str, ratio: float) -> ByScheme:
        return on_grounds(written, look.grounds("light"), ratio), on_grounds(written, look.grounds("dark"), ratio)

    return {"--cobalt-light": in_both(look.main, VISIBLE), "--link": in_both(look.main, READABLE)}
