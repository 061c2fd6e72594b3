"""Opening the pages behind a mailed link: which signature, in which language, and what a dead link says."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from campaign.core.links import DeadLinkError, Reason
from campaign.core.private_pages import View
from petition.mails.words import mail_language
from petition.signers import links
from petition.signers.forms import LinkForm
from petition.signers.links import Purpose


def by_link(purpose: Purpose) -> Callable[[View], View]:
    """Give the view the signature that the address's token opens, in the language in which it was signed."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            try:
                signature = links.read(token, purpose)
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
