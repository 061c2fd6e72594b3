"""The petition for an iframe on a partner's site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods

from campaign.core.public_posts import public_post
from campaign.core.rate_limits import RateLimitError
from campaign.core.responses import SeeOther
from petition import doors
from petition.abuse.puzzle import is_solved
from petition.abuse.typo_help import AskingSignForm
from petition.forms import SignForm
from petition.models import PetitionPage
from petition.signing import Outcome, sign
from petition.visits import visit_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *"
)


SIGNED, TO_CONFIRM = "thanks", "confirm"


@public_post
@xframe_options_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def embedded_petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The form, its count, and after signing the thanks, on one address that any site may frame.

    A good post answers 303 to the same address with ``signed``, which says nothing about the signer.
    """
    petition = PetitionPage.objects.live().public().filter(id=petition_id).first()
    if petition is None:
        raise Http404
    if request.method == "POST":
        return _sign(request, petition)
    signed = request.GET.get("signed", "")
    form, thanks = SignForm(petition=petition), signed in (SIGNED, TO_CONFIRM)
    return _page(request, petition, form=form, thanks=thanks, check_mail=signed == TO_CONFIRM)


def _sign(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    form = AskingSignForm(request.POST, petition=petition)
    if not petition.is_open():
        return _page(request, petition, status=409, form=form)
    if not form.is_valid():
        return _page(request, petition, status=422, form=form)
    try:
        outcome = sign(
            petition=petition,
            submission=form.submission(proved=is_solved(request.POST)),
            visit=visit_of(request, language=get_language() or "", source=request.GET.get("source", "")),
            door=doors.EMBED,
        )
    except RateLimitError as error:
        response = _page(request, petition, status=429, form=form, too_many=True)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    if outcome is Outcome.CLOSED:
        return _page(request, petition, status=409, form=form)
    return SeeOther(f"?signed={TO_CONFIRM if outcome is Outcome.TO_CONFIRM else SIGNED}")


def _page(request: HttpRequest, petition: PetitionPage, *, status: int = 200, **context: object) -> HttpResponse:
    response = render(request, "petition/embed.html", {"petition": petition, **context}, status=status)
    response.headers["Content-Security-Policy"] = POLICY
    if context.get("thanks"):
        patch_cache_control(response, private=True, no_cache=True)
    return response
