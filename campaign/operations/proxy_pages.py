"""What the shipped nginx says where it answers by itself: pages and problem details, written to files beforehand."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from campaign.web.failures.problems import Problem

BROKEN = _("Your browser sent something that this site can’t read. If a link brought you here, it may be broken.")
BACK = _("Go back in your browser: what you typed is still there.")


@dataclass(frozen=True)
class ProxyPage:
    """``detail`` is for programs, in English; ``may_retry`` where the same address may well do in a minute."""

    status: int
    title: Promise
    lines: tuple[Promise, ...]
    detail: str
    may_retry: bool = False


def _away(status: int) -> ProxyPage:
    lines = (
        _("The site does not answer at the moment. The fault is ours, not yours."),
        _("If you have just sent something, go back in your browser and send it again: nobody is counted twice."),
    )
    detail = "The site does not answer. Send the same again in half a minute: nobody is counted twice."
    return ProxyPage(status, _("Please try again in a minute"), lines, detail, may_retry=True)


PAGES = (
    ProxyPage(400, _("This can’t be read"), (BROKEN,), "The request can't be read."),
    ProxyPage(
        404, _("This page is not here"), (_("It may have moved, or the address has a typing error."),), "Not found."
    ),
    ProxyPage(405, _("This can’t be read"), (BROKEN,), "No address of this site takes this method."),
    ProxyPage(
        413,
        _("This is too large"),
        (_("What you sent is larger than this site takes, so it was not saved."), BACK, _("Choose a smaller file.")),
        "The body is larger than this site takes. Nothing was saved.",
    ),
    ProxyPage(414, _("This can’t be read"), (BROKEN,), "The address is too long."),
    ProxyPage(
        429,
        _("One moment, please"),
        (
            _("Very many people are sending from your network in this moment, so what you sent was not saved."),
            BACK,
            _("Wait for ten seconds, then send it again."),
        ),
        "Too much is being sent from your network in this moment. Nothing was saved; wait as Retry-After says.",
    ),
    ProxyPage(431, _("This can’t be read"), (BROKEN,), "The headers are too long."),
    *map(_away, (500, 502, 503, 504)),
)


def write_pages(folder: Path) -> int:
    """Write ``429.html``, ``429.fr.html`` … and ``429.json`` for each page into the folder; says how many files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for page in PAGES:
        problem = Problem(page.status, page.detail).response()
        (folder / f"{page.status}.json").write_bytes(problem.content)
        for code in (settings.LANGUAGE_CODE, *(code for code, _name in settings.LANGUAGES)):
            with override(code):
                html = render_to_string("proxy_page.html", {"page": page})
            (folder / f"{page.status}.{code}.html").write_text(html)
            if code == settings.LANGUAGE_CODE:
                (folder / f"{page.status}.html").write_text(html)
            written += 1
    return written
