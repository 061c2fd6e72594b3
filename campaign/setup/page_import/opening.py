"""A page by its address or from a file: fetched safely, read in a process of its own, kept until an editor decides."""

import json
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from campaign.runtime.decoding.apart import MEGABYTE, BusyError, Decoder, DecodingError, RefusedError
from campaign.runtime.network.safe_fetch import FetchError, fetch
from campaign.setup.models import PageImport
from campaign.setup.page_import.reading import BYTES_AT_MOST
from campaign.web.forms.typed_fields import LineField

PAGE = Decoder("campaign.setup.page_import.reading", memory=512 * MEGABYTE, seconds=20, at_once=1, patience=20)
THINGS = ("questions", "resources", "organizations")


class OpeningForm(forms.Form):
    """Once valid it has ``found``."""

    address = LineField(
        label=gettext_lazy("Address of the page"),
        max_length=500,
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        help_text=gettext_lazy("Such as https://example.org/our-campaign. With a file: where it came from."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or the page as a file"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Open the page in your browser and save it (Ctrl+S or “Share”): HTML, MHTML or plain text, at most 5 MB. "
            "This helps where a page is made by scripts, or is for members only."
        ),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if self.errors:
            return cleaned
        file, address = cleaned.get("file"), cleaned.get("address", "")
        if not file and not address:
            raise ValidationError(_("Give an address or a file."))
        try:
            self.found = read_page(_content(file, address), address=address)
        except ValidationError as error:
            self.add_error("file" if file else "address", error)
        return cleaned


def read_page(content: bytes, *, address: str = "") -> dict[str, Any]:
    """What the page holds; see ``reading.decode``. Raises ValidationError, in words."""
    try:
        found = json.loads(PAGE.decoded(content, address))
    except RefusedError as error:
        raise ValidationError(_("This is neither a web page nor plain text. Save the page in your browser.")) from error
    except BusyError as error:
        raise ValidationError(_("Another page is being read at this moment. Try again in a minute.")) from error
    except DecodingError as error:
        raise ValidationError(_("The page takes too long or too much memory to read.")) from error
    if not any(found[kind] for kind in THINGS) and not found["headline"]:
        raise ValidationError(
            _("Nothing was found on the page. If it is made by scripts, save it in your browser and upload the file.")
        )
    return found


def open_page(*, found: dict[str, Any], site: Site, by: User) -> PageImport:
    """Keep what was found until it is taken in."""
    return PageImport.objects.create(
        site=site, created_by=by, address=found["address"][:1000], name=_name(found)[:200], found=found
    )


def _content(file: Any, address: str) -> bytes:
    if not file:
        try:
            return fetch(address, max_bytes=BYTES_AT_MOST)
        except FetchError as error:
            raise ValidationError(str(error)) from error
    if file.size > BYTES_AT_MOST:
        raise ValidationError(_("The file is larger than 5 MB."))
    return file.read()


def _name(found: dict[str, Any]) -> str:
    return urlsplit(found["address"]).hostname or found["headline"] or _("A saved page")
