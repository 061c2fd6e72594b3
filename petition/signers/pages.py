"""What all pages behind a mailed link have in common."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation

from petition.mails.words import mail_language
from petition.signers import links
from petition.signers.forms import LinkForm
from petition.signers.links import DeadLinkError, Purpose, Reason

View = Callable[..., HttpResponse]


SAFE = ("GET", "HEAD")
FORM = (*SAFE, "POST")


def private(methods: tuple[str, ...] = FORM) -> Callable[[View], View]:
    """Keep the answer out of caches and indexes, and its address out of other sites' and our own logs."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            allowed = request.method in methods
            response = view(request, *args, **kwargs) if allowed else HttpResponseNotAllowed(methods)
            response.headers["Cache-Control"] = "no-store"
            # Not "no-referrer": with it the page's own forms would send "Origin: null" (Fetch standard, 3.2).
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response._has_been_logged = True  # Django logs the path of each answer from 400 on: here, a secret
            return response

        return answered

    return decorate


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
