"""The page behind the link at a mail's foot, and RFC 8058's one click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_supported_language_variant
from django.views.decorators.csrf import csrf_exempt

from campaign.mailings import tokens
from campaign.mailings.models import Recipient
from campaign.mailings.returns.leaving import leave
from campaign.web.public.posts import public_post
from campaign.web.public.private_pages import private

ONE_CLICK = ("List-Unsubscribe", "One-Click")


@private()
@csrf_exempt
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button, since mail scanners follow links. A mail provider's post is done in one step."""
    if request.method == "POST" and request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        number = tokens.read(token, tokens.UNSUBSCRIBE)
        if number is None:
            return HttpResponse("No such link.", content_type="text/plain", status=404)
        leave(number=number)
        return HttpResponse("Unsubscribed.", content_type="text/plain")
    return _by_button(request, token)


@public_post
def _by_button(request: HttpRequest, token: str) -> HttpResponse:
    number = tokens.read(token, tokens.UNSUBSCRIBE)
    recipient = Recipient.objects.filter(pk=number).first() if number else None
    if recipient is None:
        return render(request, "mailings/no_such_link.html", status=404 if number is None else 410)
    with translation.override(_spoken(recipient.language)):
        if request.method == "POST":
            leave(number=recipient.pk)
            recipient.refresh_from_db()
        done = recipient.unsubscribed_at is not None or recipient.who is None
        return render(request, "mailings/unsubscribe.html", {"done": done})


def _spoken(language: str) -> str:
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return translation.get_language() or "en"
