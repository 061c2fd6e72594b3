"""Builds the archive: from page to page, each with what it shows."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

from bs4 import BeautifulSoup, Tag
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site

from campaign.closing.archive.asking import Stranger
from campaign.closing.archive.naming import asset_file, page_file, relative
from campaign.core.access.visibility import restricted_q
from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import of_site

MOST_PAGES = 5000
MOST_BYTES = 200 * 2**20
# What needs a server, and what names people whose data will be removed.
REMOVED = "script, noscript, template, form, [data-personal], link[rel~=alternate], link[rel~=manifest], "
REMOVED += "link[rel~=preload], link[rel~=modulepreload], link[rel~=search], link[rel~=preconnect]"
_IN_STYLES = re.compile(r"""(@import\s+["']|url\(\s*["']?)([^"')]{1,500})""")


def archive_of(site: Site) -> Iterator[int | bytes]:
    """The number of pages done, after each, and at the end the file."""
    builder = _Builder(site)
    for number, _page in enumerate(builder.pages(), start=1):
        yield number
    yield builder.finished()


class _Builder:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.stranger = Stranger(site)
        self.file = BytesIO()
        self.zip = ZipFile(self.file, "w", ZIP_DEFLATED)
        self.waiting = [page.full_url for page in _public_pages(site)]
        self.known = {page_file(urlsplit(address)) for address in self.waiting}
        self.assets: dict[str, str | None] = {}

    def pages(self) -> Iterator[str]:
        """Each page's file, once it is written; a page's own links may bring more."""
        done = 0
        while self.waiting and done < MOST_PAGES:
            address = self.waiting.pop(0)
            name = page_file(urlsplit(address))
            answer = self.stranger.read(address) if name else None
            if name is None or answer is None or answer.content_type != "text/html":
                continue
            self.zip.writestr(name, self._as_file(answer.body, address, name))
            done += 1
            yield name

    def finished(self) -> bytes:
        with override(language_of(self.site.root_page)):
            words = _("The pages of %(site)s as they were on %(day)s. Open index.html in a browser.") % {
                "site": self.site.root_url,
                "day": date_format(timezone.localdate(), "DATE_FORMAT"),
            }
        self.zip.writestr("README.txt", f"{words}\n")
        self.zip.close()
        return self.file.getvalue()

    def _as_file(self, html: bytes, address: str, name: str) -> str:
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.select(REMOVED):
            tag.decompose()
        for tag in soup.select("a[href], area[href]"):
            tag["href"] = self._link(str(tag["href"]), address, name)
        for tag in soup.select("link[href]"):
            self._point(tag, "href", address, name, only=("stylesheet", "icon", "apple-touch-icon"))
        for tag in soup.select("img[src], source[src], video[poster]"):
            self._point(tag, "poster" if tag.name == "video" else "src", address, name)
        for tag in soup.select("img[srcset], source[srcset]"):
            tag["srcset"] = self._srcset(str(tag["srcset"]), address, name)
        return str(soup)

    def _link(self, href: str, address: str, name: str) -> str:
        """To a file where the page comes in too, else to the site, which may live on."""
        if href.startswith(("#", "mailto:", "tel:")):
            return href
        target, fragment = urldefrag(urljoin(address, href))
        parts = urlsplit(target)
        file = page_file(parts) if parts.netloc == self.stranger.root.netloc else None
        if file is None:
            return urljoin(address, href)
        if file not in self.known:
            self.known.add(file)
            self.waiting.append(target)
        return quote(relative(file, beside=name)) + (f"#{fragment}" if fragment else "")

    def _point(self, tag: Tag, attribute: str, address: str, name: str, *, only: tuple[str, ...] = ()) -> None:
        if only and not set(only).intersection(tag.get("rel") or ()):
            return
        tag[attribute] = self._asset(urljoin(address, str(tag[attribute])), name)

    def _srcset(self, srcset: str, address: str, name: str) -> str:
        pairs = (part.strip().partition(" ") for part in srcset.split(", "))
        return ", ".join(f"{self._asset(urljoin(address, url), name)} {size}".strip() for url, _blank, size in pairs)

    def _asset(self, address: str, name: str) -> str:
        """Where a style sheet or picture is in the archive; its own address where it does not come in."""
        if address not in self.assets:
            self.assets[address] = None  # a sheet that imports itself ends here
            self.assets[address] = self._kept(address)
        file = self.assets[address]
        return quote(relative(file, beside=name)) if file else address

    def _kept(self, address: str) -> str | None:
        answer = self.stranger.read(address) if self.file.tell() < MOST_BYTES else None
        if answer is None:
            return None
        file, body = asset_file(address), answer.body
        if answer.content_type == "text/css":
            body = self._styles(body.decode(errors="replace"), address, file).encode()
        if file not in self.zip.namelist():
            self.zip.writestr(file, body)
        return file

    def _styles(self, sheet: str, address: str, file: str) -> str:
        def pointed(found: re.Match) -> str:
            if found[2].startswith(("data:", "#")):
                return found[0]
            return found[1] + self._asset(urljoin(address, found[2].strip()), file)

        return _IN_STYLES.sub(pointed, sheet)


def _public_pages(site: Site) -> list[Page]:
    return list(of_site(Page.objects.live(), site).exclude(restricted_q()).order_by("path")[:MOST_PAGES])
