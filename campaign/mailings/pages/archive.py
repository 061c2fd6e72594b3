"""The public archive: mailings that editors chose to show, without anybody's name."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from campaign.core.languages.site_pages import current_site
from campaign.mailings.choosing.languages import language_for
from campaign.mailings.models import Mailing, MailingText
from campaign.mailings.querysets import MailingQuerySet
from campaign.mailings.writing.placeholders import Placeholder, filled, pieces

PER_PAGE = 20


def archive_page(request: HttpRequest) -> HttpResponse:
    """The mailings that may be read, the latest first; ``?page=`` turns pages."""
    mailings = _archived().prefetch_related("texts").order_by("-began_at", "-pk")
    items = Paginator(mailings, PER_PAGE).get_page(request.GET.get("page"))
    entries = [(mailing, _without_names(text.subject)) for mailing in items if (text := _text(mailing))]
    return render(request, "mailings/archive.html", {"entries": entries, "items": items})


def archived_mailing(request: HttpRequest, number: int) -> HttpResponse:
    """One of them, in the language that is read where it was written in that. Raises Http404 for any other."""
    mailing = _archived().filter(pk=number).prefetch_related("texts").first()
    text = _text(mailing) if mailing else None
    if mailing is None or text is None:
        raise Http404
    context = {"mailing": mailing, "text": text, "subject": _without_names(text.subject), "body": _body(text, request)}
    return render(request, "mailings/archived.html", context)


def _archived() -> MailingQuerySet:
    return Mailing.objects.archived().filter(site=current_site())


def _text(mailing: Mailing) -> MailingText | None:
    texts = {text.language: text for text in mailing.texts.all()}
    return texts[language_for(get_language() or "", texts)] if texts else None


def _body(text: MailingText, request: HttpRequest) -> SafeString:
    html = render_to_string("mailings/archived_body.html", {"text": text}, request)
    return mark_safe(_without_names(html))


def _without_names(words: str) -> str:
    """With what stands in for a name in place of each placeholder; three dots where nothing does."""
    cut = pieces(words)
    empty = {piece.name: "…" for piece in cut if isinstance(piece, Placeholder) and not piece.fallback}
    return filled(cut, empty)
