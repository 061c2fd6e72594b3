"""Opening the pages behind a mailed link: which signature, in which language, and what a dead link says."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from campaign.core.languages.site_pages import current_site, is_on_another_site
from campaign.core.signed_links import DeadLinkError, Reason
from campaign.mail.words import mail_language
from campaign.web.public.private_pages import View
from petition.mails import links
from petition.mails.links import Purpose
from petition.self_service.forms import LinkForm


def by_link(purpose: Purpose) -> Callable[[View], View]:
    """Give the view the signature that the address's token opens, in the language in which it was signed."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            try:
                signature = links.read(token, purpose)
                if is_on_another_site(signature.petition, current_site()):
                    raise DeadLinkError(Reason.BROKEN)  # the page of another site is none on this host
            except DeadLinkError as error:
                return dead_link(request, error)
            with translation.override(mail_language(signature.language)):
                return view(request, signature)

        return opened

    return decorate


def dead_link(request: HttpRequest, error: DeadLinkError) -> HttpResponse:
    """410 where the link was one of ours, 404 where it never was; each says how to get a new one."""
    status = 404 if error.reason is Reason.BROKEN else 410
    context = {"reason": error.reason.value, "days": links.DAYS, "form": LinkForm()}
    return render(request, "petition/signer/dead_link.html", context, status=status)
