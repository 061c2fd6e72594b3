"""What a visitor of a front end does, whatever it is made with: read, sign, endorse, search, change the language."""

import re

from campaign.tests.browser.axe import violations
from endorsers.models import Endorser
from petition.models import Signature


def walk(page, home: str, *, budget: int) -> None:
    """Read, sign and search in English, then turn to French. ``budget``: bytes of script that a page may bring."""
    scripts = []
    page.on("response", lambda answer: scripts.append(answer) if answer.request.resource_type == "script" else None)
    page.goto(f"{home}petition/", wait_until="networkidle")
    page.get_by_text("We ask for fair agreements.").wait_for()
    _is_accessible(page)
    page.get_by_label(re.compile("^Given name")).fill("Ada")
    page.get_by_label(re.compile("^E-mail address")).fill("nobody")
    page.get_by_role("button", name="Sign the petition").click()
    page.get_by_text("Enter an e-mail address").wait_for()
    assert page.get_by_label(re.compile("^E-mail address")).get_attribute("aria-invalid") == "true"
    page.get_by_label(re.compile("^E-mail address")).fill("ada@example.org")
    page.get_by_role("button", name="Sign the petition").click()
    page.get_by_text("Thank you for signing!").wait_for()
    assert Signature.objects.get().state == "confirmed"
    assert 0 < sum(answer.request.sizes()["responseBodySize"] for answer in scripts) < budget

    page.goto(f"{home}search/", wait_until="networkidle")
    _is_accessible(page)
    page.get_by_label("Search", exact=True).fill("agreements")
    page.get_by_role("button", name="Search").click()
    page.locator("#results").get_by_role("link", name="Put rights first").wait_for()

    page.goto(f"{home}petition/")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/petition/")
    page.locator("html[lang=fr] h1").wait_for()


def endorse(page, home: str) -> None:
    page.goto(f"{home}endorsers/")
    _is_accessible(page)
    page.get_by_role("button", name="Send").click()
    page.locator("#name-said").get_by_text(re.compile(".")).wait_for()
    page.get_by_label("Organization", exact=True).fill("River Alliance")
    page.get_by_label("Your name").fill("Amara Example")
    page.get_by_label("Your e-mail address").fill("amara@rivers.example.org")
    page.locator("#authorized").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_text("an editor reads it").wait_for()
    assert Endorser.objects.filter(name="River Alliance").exists()


def _is_accessible(page) -> None:
    found = violations(page)
    assert not found, found
