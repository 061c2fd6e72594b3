"""A mailing before it is sent: as HTML in light and in dark, at the width of a phone, as text, for real readers."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.pages.translations import own_name
from campaign.core.text.numbers import whole_number
from campaign.mailings.admin.views import MailingView
from campaign.mailings.audiences import Addressee
from campaign.mailings.models import Mailing, MailingText
from campaign.mailings.writing.samples import masked_address, readers, sample, somebody, text_for
from campaign.runtime.registry import provides

# A mail has its style in its elements, which the site's own policy forbids; nothing else is let in but pictures.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; frame-ancestors 'self'; sandbox"
_DARK = "@media (prefers-color-scheme: dark)"


def as_page(mail: Any, *, dark: bool) -> HttpResponse:
    """The HTML of a mail, whatever colours the editor's own browser prefers."""
    html = mail.alternatives[0][0].replace(_DARK, "@media all" if dark else "@media not all")
    return HttpResponse(html, headers={"Content-Security-Policy": POLICY})


class PreviewView(MailingView):
    """``?language=``, ``?reader=`` (its place among the readers; empty for nobody), ``?dark``, ``?narrow``."""

    template_name = "mailings/admin/preview.html"
    page_title = gettext_lazy("Preview")

    @cached_property
    def texts(self) -> Sequence[MailingText]:
        return list(self.draft.texts.all())

    @cached_property
    def readers(self) -> list[Addressee]:
        return readers(self.draft)

    @cached_property
    def reader(self) -> Addressee | None:
        chosen = whole_number(self.request.GET.get("reader", ""))
        return self.readers[chosen] if chosen is not None and chosen < len(self.readers) else None

    @cached_property
    def text(self) -> MailingText | None:
        wanted = self.request.GET.get("language", "")
        named = next((text for text in self.texts if text.language == wanted), None)
        return named or text_for(self.draft, self.reader.language if self.reader else wanted)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mail = None
        if self.text is not None:
            mail = sample(
                self.text, mailing=self.draft, addressee=self.reader or somebody(self.draft, self.text.language)
            )
        return super().get_context_data(
            texts=[(text.language, own_name(text.language)) for text in self.texts],
            shown=self.text,
            mail=mail,
            replies=mail.extra_headers.get("Reply-To", "") if mail else "",
            readers=[_named(place, reader) for place, reader in enumerate(self.readers)],
            reader=self.request.GET.get("reader", ""),
            dark="dark" in self.request.GET,
            narrow="narrow" in self.request.GET,
            frame=self._frame(),
            **kwargs,
        )

    def _frame(self) -> str:
        """The address of the mail itself, with what was chosen here."""
        asked = {name: self.request.GET[name] for name in ("language", "reader", "dark") if name in self.request.GET}
        return f"{reverse('mailings_admin:preview_mail', args=[self.mailing.pk])}?{urlencode(asked)}"


class PreviewedMailView(PreviewView):
    """The mail alone, within the frame of the page above."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.text is None:
            raise Http404
        reader = self.reader or somebody(self.draft, self.text.language)
        return as_page(sample(self.text, mailing=self.draft, addressee=reader), dark="dark" in request.GET)


def _named(place: int, reader: Addressee) -> tuple[str, str]:
    name = reader.values.get("full_name") or reader.values.get("name") or _("without a name")
    return str(place), f"{name} ({masked_address(reader)}, {own_name(reader.language)})"


@provides("mailings.preview_modes")
def preview_modes(mailing: Mailing) -> list[tuple[str, str]]:
    """Each language as HTML, in dark, and as text."""
    modes = []
    for text in mailing.texts.all():
        name = own_name(text.language)
        modes += [
            (f"{text.language}|light", name),
            (f"{text.language}|dark", _("%(language)s, dark") % {"language": name}),
            (f"{text.language}|text", _("%(language)s, as text") % {"language": name}),
        ]
    return modes or [("|light", "")]


@provides("mailings.preview")
def preview(mailing: Mailing, request: HttpRequest, mode: str) -> HttpResponse:
    """What the editor's form holds, unsaved words too."""
    language, _bar, form = mode.partition("|")
    text = next((text for text in mailing.texts.all() if text.language == language), None)
    text = text or text_for(mailing, language)
    if text is None:
        return render(request, "mailings/admin/no_words.html")
    mail = sample(text, mailing=mailing, addressee=somebody(mailing, text.language))
    if form == "text":
        return HttpResponse(
            f"{mail.subject}\n\n{mail.body}",
            content_type="text/plain; charset=utf-8",
            headers={"Content-Security-Policy": POLICY},
        )
    return as_page(mail, dark=form == "dark")
