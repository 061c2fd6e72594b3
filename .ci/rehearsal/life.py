"""What a campaign lives through, from the outside: launched, signed, endorsed, searched, taken off."""

import json
import time

from campaign.tests.serving import sooner_or_later

from .admin import admin
from .machine import Machine
from .on_debian import EDITOR, PASSWORD
from .report import Failed, expect, step
from .visitor import Visitor

ORGANIZATION = "Copper Valley Alliance"
SIGNER, SPEAKER = "maya@signers.example", "lee@copper.example"
# docs/caching.md, “How soon a change is seen”: through nginx.
SECONDS_KEPT = 3


def live(machine: Machine, visitor: Visitor) -> None:
    with admin(machine) as editor:
        with step("the first editor signs in, with a second step, writes and launches"):
            editor.sign_in(EDITOR, PASSWORD)
            editor.write("The ask", "Mine waste kills the river. Say no.")
            editor.write("The demands", "Stop the dumping by May.", confirmation=True)
            editor.launch()
        with step("the site is public"):
            expect(
                sooner_or_later(lambda: "Stop dumping mine waste" in visitor.get("/petition/").words),
                "the petition is not shown",
            )
        _sign(machine, visitor)
        with step("an organization endorses, and confirms by the link in its mail"):
            _endorse(machine, visitor)
        with step("the editor approves it: it stands on the wall, and its mail says so"):
            editor.approve(ORGANIZATION)
            _sooner_or_later_reads(visitor, "/endorsers/", ORGANIZATION)
            machine.mailbox.newest(SPEAKER, "stands among the endorsers")
        with step("the search finds it"):
            _sooner_or_later_reads(visitor, "/search/?q=copper", ORGANIZATION)
        with step(f"a page is unpublished, and gone from the proxy within {SECONDS_KEPT} s"):
            visitor.read("/faq/", "Questions")
            editor.unpublish("faq")
            _is_gone(visitor, "/faq/", time.monotonic())
        with step("a picture is added"):
            editor.add_picture(machine.origin / "docs/images/landing.png")


def _sign(machine: Machine, visitor: Visitor) -> None:
    with step("a stranger signs, and confirms by the link in the mail"):
        led = visitor.send("/petition/", given_name="Maya", email=SIGNER)
        visitor.read(led, "mail")
        link = machine.mailbox.link(SIGNER, "confirm your signature", "/signature/confirm/")
        led = visitor.send(link)
        visitor.read(led, "Thank you")
        expect(sooner_or_later(lambda: signatures(visitor) == 1), f"{signatures(visitor)} signatures are counted")


def signatures(visitor: Visitor) -> int:
    (petition,) = json.loads(visitor.get("/api/campaign/v1/petitions/").text)["items"]
    return petition["signatures"]


def _endorse(machine: Machine, visitor: Visitor) -> None:
    said = {"name": ORGANIZATION, "scope": "national", "website": "https://copper.example/"}
    who = {"contact_name": "Lee", "contact_email": SPEAKER, "authorized": "on"}
    visitor.read(visitor.send("/endorsers/add/", **said, **who), "One step is left")
    link = machine.mailbox.link(SPEAKER, "confirm the endorsement", "/endorsement/confirm/")
    visitor.read(visitor.send(link), ORGANIZATION)


def _sooner_or_later_reads(visitor: Visitor, path: str, words: str) -> None:
    expect(sooner_or_later(lambda: words in visitor.get(path).words), f"{path} does not show “{words}”")


def _is_gone(visitor: Visitor, path: str, since: float) -> None:
    """Who asks later than that must not see it any more; machines may be busy, so the question's own time counts."""
    while True:
        asked = time.monotonic()
        if visitor.get(path).status == 404:
            return
        if asked - since > SECONDS_KEPT:
            raise Failed(f"{path} is still shown {asked - since:.1f} s later")
        time.sleep(0.1)
