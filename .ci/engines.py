"""The browsers of docs/browsers.md behind the verbs of ``Engine``."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from demo_site import ROOT
from engine import HEIGHT, MIDDLE, SECONDS, Engine, MissingError

# Chromium of five years ago, of January and of October 2023: npm has packages that bring the program along.
OLD_CHROMIUMS = {"Chromium 92": "92.0.0", "Chromium 109": "109.0.6", "Chromium 119": "119.0.2"}
OLDEST = next(iter(OLD_CHROMIUMS))
KEPT = ROOT / ".venv" / "browsers" / "chromium"
MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"


# Where `make browsers` installs what drives Firefox and WebKitGTK; what the site has installed comes first.
sys.path.append(str(ROOT / ".venv" / "browsers" / "drivers"))


class Chromium(Engine):
    def __init__(self, name: str, page: Any, *, scripts: bool, is_old: bool) -> None:
        from playwright.sync_api import Error

        self.name, self.page, self.scripts, self.is_old = name, page, scripts, is_old
        self.has_dark = not is_old  # docs/browsers.md: without light-dark() there is the look of the day alone
        self.leaving = (Error,)

    def go(self, path: str) -> None:
        self.page.goto(path)

    def rest(self) -> None:
        self.page.wait_for_timeout(200)  # only while it waits does Playwright hear what the browser says

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def run(self, body: str) -> Any:
        return self.page.evaluate(f"() => {{{body}}}")

    # By keys and pointer alone: what Playwright looks at before it fills or clicks, old Chromiums do not know.
    def fill(self, selector: str, words: str) -> None:
        self.page.evaluate("(selector) => document.querySelector(selector).focus()", selector)
        self.page.keyboard.insert_text(words)

    def press(self, selector: str) -> None:
        until = monotonic() + SECONDS
        while not (point := self.page.evaluate(MIDDLE, selector)):
            if monotonic() > until:
                raise LookupError(f"{selector} can't be pressed: it is not there, or something lies over it")
            self.rest()
        self.page.mouse.click(*point)

    def back(self) -> None:
        self.run("history.back();")  # Playwright's own would wait for a page that the browser may have kept

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path, full_page=not self.is_old)

    def darken(self, *, dark: bool) -> None:
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def printed(self) -> bytes | None:
        return None if self.is_old else self.page.pdf(format="A4", print_background=True)


class WebDriver(Engine):
    """What Firefox through Marionette and WebKitGTK through Selenium name alike."""

    def __init__(self, name: str, driver: Any, site: str, leaving: type[Exception]) -> None:
        self.name, self.driver, self.site, self.leaving = name, driver, site, (leaving,)

    def run(self, body: str) -> Any:
        return self.driver.execute_script(body)

    def fill(self, selector: str, words: str) -> None:
        self.driver.find_element("css selector", selector).send_keys(words)

    def press(self, selector: str) -> None:
        self.run(f"return ({MIDDLE})({selector!r});")
        self.driver.find_element("css selector", selector).click()

    def back(self) -> None:
        self.run("history.back();")


class Firefox(WebDriver):
    has_dark = True

    def go(self, path: str) -> None:
        self.driver.navigate(self.site + path)

    def resize(self, width: int) -> None:
        with self.driver.using_context("chrome"):  # whose window would be at least 500 px wide
            self.run("document.documentElement.style.setProperty('min-width', '0', 'important');")
        self.driver.set_window_rect(width=width, height=HEIGHT)

    def picture(self, path: Path) -> None:
        path.write_bytes(self.driver.screenshot(format="binary", full=True))

    def darken(self, *, dark: bool) -> None:
        self.driver.set_pref("layout.css.prefers-color-scheme.content-override", 0 if dark else 1)

    def printed(self) -> bytes | None:
        sheet = {"page": {"width": 21.0, "height": 29.7}, "background": True}
        return b64decode(self.driver._send_message("WebDriver:Print", sheet, key="value"))


class WebKit(WebDriver):
    def go(self, path: str) -> None:
        self.driver.get(self.site + path)

    def resize(self, width: int) -> None:
        self.driver.set_window_size(width, HEIGHT)

    def picture(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))


@contextmanager
def chromium(
    site: str, *, name: str, version: str = "", scripts: bool = True, keeps_pages: bool = False
) -> Iterator[Engine]:
    """``keeps_pages``: Back shows pages as they were left (bfcache), as for the public; Playwright forbids it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise MissingError(f"{name}: playwright is not installed") from missing
    program = _old_chromium(name, version) if version else os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        raise MissingError(f"{name}: install chromium, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        left_out = ["--disable-back-forward-cache"] if keeps_pages else []
        browser = playwright.chromium.launch(executable_path=str(program), args=flags, ignore_default_args=left_out)
        page = browser.new_page(base_url=site, locale="en-US", java_script_enabled=scripts)
        page.set_default_timeout(SECONDS * 1000)
        yield Chromium(name, page, scripts=scripts, is_old=bool(version))
        browser.close()


def _old_chromium(name: str, version: str) -> Path:
    """The program out of its package from npm, unpacked once."""
    program = KEPT / version / "chromium"
    if program.exists():
        return program
    if not shutil.which("npm"):
        raise MissingError(f"{name}: npm is not on this machine")
    import brotli

    with TemporaryDirectory() as folder:
        pack = ["npm", "pack", "--silent", f"@sparticuz/chromium@{version}"]
        done = subprocess.run(pack, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise MissingError(f"{name}: npm does not give its package")
        with tarfile.open(Path(folder) / done.stdout.strip().splitlines()[-1]) as package:
            package.extractall(folder, filter="data")
        inside = Path(folder) / "package" / "bin"
        program.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(
            fileobj=io.BytesIO(brotli.decompress((inside / "swiftshader.tar.br").read_bytes()))
        ) as drawing:
            drawing.extractall(program.parent, filter="data")
        program.write_bytes(brotli.decompress((inside / "chromium.br").read_bytes()))
    program.chmod(0o755)
    return program


@contextmanager
def firefox(site: str) -> Iterator[Engine]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        raise MissingError("Firefox: install firefox-esr")
    try:
        from marionette_driver.errors import MarionetteException
        from marionette_driver.marionette import Marionette
    except ImportError as missing:
        raise MissingError("Firefox: marionette_driver is not installed") from missing
    with TemporaryDirectory() as folder:
        # Not the null device: whoever is root would have a file of Firefox's in its place.
        driver = Marionette(bin=program, headless=True, gecko_log=f"{folder}/log")
        try:
            driver.start_session()
            yield Firefox("Firefox", driver, site, MarionetteException)
        finally:
            driver.cleanup()


@contextmanager
def webkit(site: str) -> Iterator[Engine]:
    program = next(Path("/").glob(MINI_BROWSER.lstrip("/")), None)
    driver_program = shutil.which("WebKitWebDriver")
    if not (program and driver_program and shutil.which("Xvfb")):
        raise MissingError("WebKitGTK: install webkit2gtk-driver and xvfb")
    try:
        from selenium import webdriver
        from selenium.common.exceptions import WebDriverException
        from selenium.webdriver.webkitgtk.options import Options
        from selenium.webdriver.webkitgtk.service import Service
    except ImportError as missing:
        raise MissingError("WebKitGTK: selenium is not installed") from missing
    options = Options()
    options.binary_location = str(program)
    for flag in ("--automation", "--full-screen"):  # its window would be at least 450 px wide
        options.add_argument(flag)
    with _screen(1280, HEIGHT):
        driver = webdriver.WebKitGTK(options=options, service=Service(driver_program))
        try:
            yield WebKit("WebKitGTK", driver, site, WebDriverException)
        finally:
            driver.quit()


@contextmanager
def _screen(width: int, height: int) -> Iterator[None]:
    """An X server that nobody looks at, as DISPLAY."""
    reading, writing = os.pipe()
    size = ["-screen", "0", f"{width}x{height}x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        yield
    finally:
        server.terminate()
        server.wait()


ENGINES: list[Callable[[str], AbstractContextManager[Engine]]] = [
    partial(chromium, name="Chromium", keeps_pages=True),
    partial(chromium, name="Chromium without scripts", scripts=False),
    *(partial(chromium, name=name, version=version) for name, version in OLD_CHROMIUMS.items()),
    partial(chromium, name=f"{OLDEST} without scripts", version=OLD_CHROMIUMS[OLDEST], scripts=False),
    firefox,
    webkit,
]
