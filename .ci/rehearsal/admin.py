"""The first editor, in a browser that trusts the rehearsal's authority and reaches the site under its own name."""

import base64
import hashlib
import hmac
import os
import re
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from campaign.setup.words import MARK
from campaign.tests.browsing import CHROMIUM_FLAGS, CHROMIUM_NAMES

from .machine import HOST, Machine
from .report import Failed

PATIENCE = 60_000  # milliseconds


class Editor:
    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, name: str, password: str) -> None:
        """For the first time: with the second step that production asks for."""
        self.page.goto("/admin/")
        self.page.fill("[name=login]", name)
        self.page.fill("[name=password]", password)
        self.page.get_by_role("button", name="Sign in").click()
        secret = self.page.locator("code").first.inner_text()
        self.page.fill("[name=code]", _code(secret))
        self.page.get_by_role("button", name="Switch it on").click()
        self.page.wait_for_url(lambda address: "recovery" in address or address.endswith("/admin/"))
        self.page.goto("/admin/setup/checklist/")

    def write(self, line: str, words: str, *, confirmation: bool = False) -> None:
        """Put words in place of each text that waits behind a line of the checklist, and publish."""
        self.page.goto("/admin/setup/checklist/")
        self.page.get_by_role("link", name=line, exact=True).click()
        self.page.wait_for_selector(".public-DraftEditor-content")
        waiting = self.page.locator(".public-DraftEditor-content", has_text=MARK)
        while waiting.count():
            waiting.first.click()
            self.page.keyboard.press("Control+a")
            self.page.keyboard.type(words)
        # The editor hands its text to the form a moment later.
        fields = "[...document.querySelectorAll('input, textarea')]"
        self.page.wait_for_function(f"mark => !{fields}.some(field => field.value.includes(mark))", arg=MARK)
        if confirmation:
            self.page.locator("[name=confirmation]").evaluate("field => { field.value = 'count'; }")
        self._menu("action-publish")

    def launch(self) -> None:
        self.page.goto("/admin/setup/checklist/")
        self.page.get_by_role("button", name="Launch the campaign").click()
        self.told("The campaign is public")

    def approve(self, organization: str) -> None:
        self.page.goto("/admin/endorsers/")
        with self.page.expect_navigation():  # the menu opens by the next page's scripts
            self.page.get_by_role("link", name=organization).first.click()
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name=re.compile("^Approve")).first.click()
        self.page.wait_for_selector(".messages .success")

    def add_picture(self, file: Path) -> None:
        self.page.goto("/admin/images/add/")
        self.page.set_input_files("[name=file]", file)
        self.page.fill("[name=title]", "The landing page")
        self.page.locator("main form [type=submit]:visible").last.click()
        self.page.wait_for_selector(".messages .success")

    def unpublish(self, slug: str) -> None:
        listed = f"fetch('/admin/api/main/pages/?slug={slug}').then(answer => answer.json())"
        (found,) = self.page.evaluate(listed)["items"]
        self.page.goto(f"/admin/pages/{found['id']}/unpublish/")
        self.page.get_by_role("button", name="Yes, unpublish").click()
        self.told("unpublished")

    def told(self, words: str) -> None:
        self.page.locator(".messages", has_text=words).wait_for()

    def _menu(self, action: str) -> None:
        self.page.get_by_role("button", name="More actions").click()
        self.page.locator(f"[name={action}]").click()
        self.page.wait_for_selector(".messages .success")


@contextmanager
def admin(machine: Machine) -> Iterator[Editor]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if not program:
        raise Failed("Chromium is missing: install chromium, or set CHROMIUM to its path")
    flags = [
        *CHROMIUM_FLAGS,
        f"--host-resolver-rules=MAP {HOST}:443 127.0.0.1:{machine.https}",
        f"--ignore-certificate-errors-spki-list={_fingerprint(machine.authority.certificate)}",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        page = browser.new_context(base_url=f"https://{HOST}", locale="en-US").new_page()
        page.set_default_timeout(PATIENCE)
        yield Editor(page)
        browser.close()


def _fingerprint(certificate: Path) -> str:
    """Of its public key, as Chromium wants it: https://www.rfc-editor.org/rfc/rfc7469#section-2.4."""
    key = _openssl(["x509", "-in", certificate, "-pubkey", "-noout"])
    der = _openssl(["pkey", "-pubin", "-outform", "der"], key)
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


def _openssl(command: list[object], given: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *command], input=given, check=True, capture_output=True).stdout


def _code(secret: str) -> str:
    """The six digits that an authenticator app shows: RFC 6238, with what everybody uses."""
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest: Any = hmac.digest(base64.b32decode(secret), moment, "sha1")
    number = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
