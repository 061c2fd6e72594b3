"""The petition's pages: they translate between HTTP and ``petition.signing``."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language

from petition.forms import SignForm
from petition.models import PetitionPage
from petition.signing import Door, Outcome, sign

SOURCE_LENGTH = 120


class SeeOther(HttpResponseRedirect):
    """After a good post the browser fetches another page (RFC 9110, 15.4.4)."""

    status_code = 303


def petition_page(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """GET shows the petition; POST signs it: 303 to the thanks, 422 with errors, 409 where it is closed."""
    if request.method == "POST":
        return _sign(request, petition)
    return petition.render(request)


def thanks_page(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """What follows signing. It says nothing about the signer, so it is the same for everybody."""
    return petition.render(request, template="petition/thanks.html")


def _sign(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    form = SignForm(request.POST, petition=petition)
    if not form.is_valid():
        return _form_again(request, petition, form, status=422)
    submission = form.submission(
        source=request.GET.get("utm_source", "")[:SOURCE_LENGTH], language=get_language() or ""
    )
    outcome = sign(petition=petition, submission=submission, door=Door.FORM)
    if outcome is Outcome.CLOSED:
        return _form_again(request, petition, form, status=409)
    return SeeOther(petition.thanks_url(request))


def _form_again(request: HttpRequest, petition: PetitionPage, form: SignForm, status: int) -> HttpResponse:
    response = petition.render(request, context_overrides={"form": form})
    response.status_code = status
    return response
