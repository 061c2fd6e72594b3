"""The organization's kit, behind the link of its representative: what is here is nobody else's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from campaign.core.languages.site_pages import current_site
from campaign.core.pages.translations import languages_of, own_language, own_name
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.forms.waiting import Wait
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import SAFE, private
from endorsers.abuse.rates import check_drawing
from endorsers.kit.files import FILES, GROUPS, drawn, zipped
from endorsers.kit.making import Source, kit_of, source_of
from endorsers.kit.texts import as_file, texts_of
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import EndorsementContact
from endorsers.self_service.link_views import by_link
from petition.embedding.pasting import pasting
from petition.partners.counts import partner_numbers

ZIP = "kit.zip"


@private(SAFE)
@public_post
@by_link(Purpose.MANAGE)
def kit_page(request: HttpRequest, contact: EndorsementContact) -> HttpResponse:
    """Link, files and texts; ``?in=`` is their language, the reader's own where the site has it."""
    site = current_site()
    codes = languages_of(site)
    asked = request.GET.get("in", translation.get_language() or "")
    language = asked if asked in codes else own_language(site)
    with translation.override(language):
        source = _source(contact)
        shown = {
            "link": source.link,
            "texts": texts_of(source),
            "embed": pasting(source.petition, {"partner": source.partner.slug}, request).lines,
        }
    token = links.token(contact, Purpose.MANAGE)
    context = shown | {
        "contact": contact,
        "endorser": contact.endorser,
        "groups": [
            (group.heading, [(_address(token, language, name), FILES[name].label) for name in group.names])
            for group in GROUPS
        ],
        "preview": _address(token, language, "card-1200x630.png"),
        "zip": _address(token, language, ZIP),
        "language": language,
        "languages": [(code, own_name(code)) for code in codes] if len(codes) > 1 else [],
        "numbers": partner_numbers(source.partner),
        "manage_link": links.link_path(contact, Purpose.MANAGE),
    }
    return render(request, "endorsers/own/kit.html", context)


@private(SAFE)
@public_post
@by_link(Purpose.MANAGE)
def kit_file(request: HttpRequest, contact: EndorsementContact, language: str, name: str) -> HttpResponse:
    """One file, or all of them. 404 for what is no file of a kit, 429 for who asks for too many."""
    if language not in languages_of(current_site()) or name not in (ZIP, *FILES):
        raise Http404
    with translation.override(language):
        source = _source(contact)
        try:
            check_drawing(request, contact)
        except RateLimitError as error:
            wait = Wait.of(error)
            return wait.told_by(HttpResponse(wait.sentence, status=429, content_type="text/plain; charset=utf-8"))
        kit = kit_of(source)
        is_all = name == ZIP
        content = zipped(kit, as_file(texts_of(source))) if is_all else drawn(kit, name)
    response = HttpResponse(content, content_type="application/zip" if is_all else FILES[name].content_type)
    kept_as = f"{source.endorser.slug}-{language}-{name}"
    shown = "inline" if name.endswith(".png") else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{kept_as}"'
    return response


def _source(contact: EndorsementContact) -> Source:
    """Raises Http404 for an organization that is not shown (any more), and for who did not accept to speak for it."""
    may = contact.is_main or (contact.is_confirmed and contact.access == EndorsementContact.Access.KIT)
    source = source_of(contact.endorser, contact.endorser.site) if may else None
    if source is None:
        raise Http404
    return source


def _address(token: str, language: str, name: str) -> str:
    return reverse("endorsement:kit_file", args=[token, language, name])
