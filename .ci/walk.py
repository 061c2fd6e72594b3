"""The walk of one browser through the demo site: what is wrong with it, in words."""

import io
from collections.abc import Iterator
from pathlib import Path

import page_checks as checks
from engine import Engine

PHONE, DESK = 360, 1280
WAYS = ("/", "/petition/", "/endorsers/", "/endorsers/add/", "/faq/", "/resources/", "/search/?q=minerals")
MORE = ("/petition/thanks/", "/petition/updates/", "/signature/link/", "/transparency/", "/privacy/", "/no-such-page/")
OTHER_LANGUAGES = ("es", "ar")
ON_PAPER = ("/", "/petition/", "/faq/", "/resources/")
# Pixels on a phone: what stands below is read by few.
LONGEST_LANDING_PAGE = 5500
# Of a sheet that another one follows: how far down its last words stand.
LEAST_OF_SHEET = 0.6
# Words that are in a frame's corner or under another's edge are not looked at; most are.
LEAST_SEEN = 0.8


def walk(engine: Engine, more_pages: list[str], keep: Path | None) -> Iterator[str]:
    """``more_pages``: one page of each kind whose address only the site knows. ``keep``: a folder for pictures."""
    every_page = [*WAYS, *MORE, *more_pages]
    yield from read(engine, every_page, keep)
    yield from read_in_other_languages(engine, every_page, keep)
    if engine.has_dark:
        yield from read_in_the_dark(engine, keep)
    yield from sign(engine, keep)
    yield from find(engine)
    yield from paper(engine, keep)


def read(engine: Engine, pages: list[str], keep: Path | None) -> Iterator[str]:
    """Every page on a phone, and those that most people see on a desk."""
    for width, paths in ((PHONE, pages), (DESK, WAYS)):
        engine.resize(width)
        for path in paths:
            engine.open(path)
            yield from faults(engine, f"{path} at {width} px", width)
            if (path, width) == ("/", PHONE) and (length := engine.run(checks.LENGTH)) > LONGEST_LANDING_PAGE:
                yield f"{path} at {width} px: {length} px long"
            shoot(engine, keep, f"{width}-{name_of(path)}")


def read_in_other_languages(engine: Engine, pages: list[str], keep: Path | None) -> Iterator[str]:
    engine.resize(PHONE)
    for language in OTHER_LANGUAGES:
        for path in pages:
            engine.open(f"/{language}{path}")
            for wider in engine.run(checks.WIDER):
                yield f"/{language}{path} at {PHONE} px: {wider}"
            if engine.run(checks.LEFT_TO_RIGHT) is (language == "ar"):
                yield f"/{language}{path} is read from the wrong side"
            shoot(engine, keep, f"{PHONE}-{language}-{name_of(path)}")


def read_in_the_dark(engine: Engine, keep: Path | None) -> Iterator[str]:
    engine.darken(dark=True)
    for width in (PHONE, DESK):
        engine.resize(width)
        for path in WAYS:
            engine.open(path)
            yield from unreadable(engine, f"{path} in the dark at {width} px")
            shoot(engine, keep, f"{width}-dark-{name_of(path)}")
    engine.darken(dark=False)


def faults(engine: Engine, where: str, width: int) -> Iterator[str]:
    if (shown := engine.run(checks.WIDTH)) != width:
        yield f"{where}: the browser's screen has {shown} px"
    yield from unreadable(engine, where)
    for wider in engine.run(checks.WIDER):
        yield f"{where}: {wider}"
    if engine.run(checks.MENU_OVER_NAME):
        yield f"{where}: the menu lies over the name"
    for heights in engine.run(checks.HEIGHTS):
        yield f"{where}: controls of {heights} px beside each other"


def unreadable(engine: Engine, where: str) -> Iterator[str]:
    found, seen, every = engine.run(checks.UNREADABLE)
    if seen < LEAST_SEEN * every or not every:
        yield f"{where}: only {seen} of {every} pieces of text are to be seen"
    for words in found:
        yield f"{where}: hard to read: {words}"


def sign(engine: Engine, keep: Path | None) -> Iterator[str]:
    """Somebody signs and goes back; the next person at the same device finds nothing of theirs."""
    engine.resize(PHONE)
    engine.open("/petition/")
    engine.fill("[name=given_name]", "Ada")
    engine.fill("[name=family_name]", "Lovelace")
    engine.fill("[name=email]", f"ada.{engine.name.replace(' ', '-')}@example.org".lower())
    engine.run(checks.MARK)
    engine.press(".form .button--sign")
    if not arrives(engine, "/petition/thanks/"):
        yield f"signing ends at {engine.run('return location.href;')}: {engine.run(checks.SAID)}"
        return
    yield from unreadable(engine, "after signing")
    shoot(engine, keep, f"{PHONE}-signed")
    if not engine.scripts:
        return  # then browsers themselves put back what was typed
    engine.back()
    if not arrives(engine, "/petition/"):
        yield "Back does not lead to the petition"
    engine.rest()  # what a browser puts back, it puts back once the page is complete
    kept = "kept" if engine.run(checks.WAS_KEPT) else "loaded anew"
    if not engine.waits_for(checks.EMPTY):
        typed = engine.run(checks.TYPED)
        yield f"Back, to a page that was {kept}, shows {typed}"
    print(f"  {engine.name}: after signing, Back showed a page that was {kept}", flush=True)


def find(engine: Engine) -> Iterator[str]:
    """The other ways: a question, a word that is searched, a resource, the organizations and their form."""
    engine.open("/faq/")
    engine.press(".question summary")
    if not engine.waits_for("return document.querySelector('.question').open;"):
        yield "a question does not open"
    engine.open("/search/")
    engine.fill("[name=q]", "minerals")
    engine.press(".search-form .button")
    if not (
        arrives(engine, "/search/") and engine.waits_for("return document.querySelectorAll('.result').length > 2;")
    ):
        yield "the search finds nothing"
    engine.open("/resources/")
    engine.press(".resource__title a[href^='/']")
    if not engine.waits_for("return location.pathname.length > 11 && document.querySelector('h1');"):
        yield "a resource does not open"
    engine.open("/endorsers/")
    if not engine.run("return document.querySelectorAll('.endorser').length > 5;"):
        yield "the organizations are not shown"
    engine.open("/endorsers/add/")
    engine.run("document.querySelector('form.form').noValidate = true;")
    engine.press("main form.form button[type=submit]")
    if not engine.waits_for("return document.querySelector('.error-summary');"):
        yield "the form for organizations does not say what it lacks"


def arrives(engine: Engine, path: str) -> bool:
    complete = f"return location.pathname === '{path}' && document.readyState === 'complete';"
    return engine.waits_for(complete)


def paper(engine: Engine, keep: Path | None) -> Iterator[str]:
    """No sheet but the last is nearly empty."""
    from pypdf import PdfReader

    engine.resize(DESK)
    for path in ON_PAPER:
        engine.open(path)
        printed = engine.printed()
        if not printed:
            return
        if keep:
            (keep / f"{engine.name}-{name_of(path)}.pdf").write_bytes(printed)
        sheets = PdfReader(io.BytesIO(printed)).pages
        first = down_to(sheets[0])
        if len(sheets) > 1 and first < LEAST_OF_SHEET:
            yield f"{path} on paper: the words of the first sheet end at {first:.0%}"


def down_to(sheet: object) -> float:
    """How far down the sheet's last words stand, of its height."""
    heights = []

    def noted(words: str, matrix: list[float], text_matrix: list[float], *_font: object) -> None:
        if words.strip():
            heights.append(text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5])

    sheet.extract_text(visitor_text=noted)
    return 1 - min(heights) / float(sheet.mediabox.height) if heights else 0


def shoot(engine: Engine, keep: Path | None, what: str) -> None:
    if keep:
        engine.picture(keep / f"{engine.name}-{what}.png")


def name_of(path: str) -> str:
    return path.partition("?")[0].strip("/").replace("/", "-") or "landing"
