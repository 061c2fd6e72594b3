"""The petition for an iframe on a partner's site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from campaign.core.public_posts import public_post
from petition.forms import SignForm
from petition.models import PetitionPage
from petition.signing import Door, Outcome, sign

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *"
)


@public_post
@xframe_options_exempt
def embedded_petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The form, its count, and after signing the thanks, on one address that any site may frame."""
    petition = PetitionPage.objects.live().public().filter(id=petition_id).first()
    if petition is None:
        raise Http404
    context, status = {"petition": petition, "form": SignForm(petition=petition)}, 200
    if request.method == "POST":
        context, status = _sign(request, petition)
    response = render(request, "petition/embed.html", context, status=status)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _sign(request: HttpRequest, petition: PetitionPage) -> tuple[dict, int]:
    form = SignForm(request.POST, petition=petition)
    if not form.is_valid():
        return {"petition": petition, "form": form}, 422
    source = request.GET.get("source", "")[:120]
    outcome = sign(petition=petition, submission=form.submission(source=source), door=Door.EMBED)
    if outcome is Outcome.CLOSED:
        return {"petition": petition, "form": form}, 409
    return {"petition": petition, "thanks": True}, 200
