"""The petition for an iframe on a partner's site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_http_methods

from campaign.core.public_posts import public_post
from campaign.core.rate_limits import RateLimitError
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
    signed = request.GET.get("signed", "")
    context = {"form": SignForm(petition=petition), "thanks": signed in (SIGNED, TO_CONFIRM)}
    context, status, headers = context | {"check_mail": signed == TO_CONFIRM}, 200, {}
    if request.method == "POST":
        context, status, headers = _sign(request, petition)
    response = render(request, "petition/embed.html", {"petition": petition, **context}, status=status)
    for name, value in {"Content-Security-Policy": POLICY, **headers}.items():
        response.headers[name] = value
    return response


def _sign(request: HttpRequest, petition: PetitionPage) -> tuple[dict, int, dict]:
    form = AskingSignForm(request.POST, petition=petition)
    if not petition.is_open():
        return {"form": form}, 409, {}
    if not form.is_valid():
        return {"form": form}, 422, {}
    try:
        outcome = sign(
            petition=petition,
            submission=form.submission(proved=is_solved(request.POST)),
            visit=visit_of(request, language=get_language() or "", source=request.GET.get("source", "")),
            door=doors.EMBED,
        )
    except RateLimitError as error:
        return {"form": form, "too_many": True}, 429, {"Retry-After": str(error.retry_after)}
    if outcome is Outcome.CLOSED:
        return {"form": form}, 409, {}
    return {}, 303, {"Location": f"?signed={TO_CONFIRM if outcome is Outcome.TO_CONFIRM else SIGNED}"}
