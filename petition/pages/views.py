"""The petition's pages: they translate between HTTP and ``petition.signing.sign``."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from campaign.core.sharing.links import carried, with_parameters
from campaign.runtime.network.networks import client_network
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.runtime.registry import provides
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.waiting import Wait
from petition.abuse.puzzle import proof_of
from petition.abuse.rates import check_tries
from petition.form.typo_help import AskingSignForm
from petition.models import Partner, PetitionPage
from petition.referrals.links import with_ref
from petition.signing import channels
from petition.signing.sign import Outcome, Signed, sign
from petition.submission.attribution import visit_of


@provides("petition.petition_page")
def petition_page(request: HttpRequest, petition: PetitionPage, partner: Partner | None = None) -> HttpResponse:
    """GET shows the petition; POST signs it: 303 to the thanks, 422 with errors, 409 closed, 429 too many.

    ``partner``: as that one presents it.
    """
    if request.method == "POST":
        return _sign(request, petition, partner)
    return petition.render(request, context_overrides=_presented_by(request, petition, partner))


@provides("petition.thanks_page")
def thanks_page(request: HttpRequest, petition: PetitionPage, partner: Partner | None = None) -> HttpResponse:
    """What follows signing. It says nothing about the signer, so it is the same for everybody (case S17)."""
    must_confirm = petition.confirmation == PetitionPage.Confirmation.COUNT or "confirm" in request.GET
    check_mail = must_confirm and "confirmed" not in request.GET  # who comes from the mail has confirmed
    asks_updates = petition.confirmation == PetitionPage.Confirmation.UPDATES and "confirmed" not in request.GET
    said = {"check_mail": check_mail, "asks_updates": asks_updates} | _presented_by(request, petition, partner)
    response = petition.render(request, template="petition/thanks.html", context_overrides=said)
    patch_cache_control(response, private=True, no_cache=True)  # whoever has just signed sees the count with theirs
    return response


def _sign(request: HttpRequest, petition: PetitionPage, partner: Partner | None) -> HttpResponse:
    slug, shown = partner.slug if partner else "", _presented_by(request, petition, partner)
    form = AskingSignForm(request.POST, petition=petition)
    if not petition.is_open():
        return _form_again(request, petition, form, status=409, **shown)
    try:
        if not form.is_valid():
            check_tries(client_network(request))
            return _form_again(request, petition, form, status=422, **shown)
        signed = sign(
            petition=petition,
            submission=form.submission(proved=proof_of(request.POST)),
            visit=visit_of(request, language=get_language() or "", partner=slug),
            channel=channels.FORM,
        )
    except RateLimitError as error:
        wait = Wait.of(error)
        response = _form_again(request, petition, form, status=429, too_many=wait, **shown)
        for name, value in wait.headers.items():
            response.headers[name] = value
        return response
    if signed.outcome is Outcome.CLOSED:
        return _form_again(request, petition, form, status=409, **shown)
    return SeeOther(_thanks_url(request, petition, signed, slug))


def _thanks_url(request: HttpRequest, petition: PetitionPage, signed: Signed, partner: str) -> str:
    # The source goes on with the links that the signer shares (A5).
    url = with_parameters(petition.thanks_url(request, partner), carried(request.GET))
    if signed.outcome is Outcome.TO_CONFIRM and petition.confirmation != PetitionPage.Confirmation.COUNT:
        # Only this signer's device must confirm by mail, so the page has to be told.
        url = f"{url}{'&' if '?' in url else '?'}confirm"
    return with_ref(url, signed.ref)


def _presented_by(request: HttpRequest, petition: PetitionPage, partner: Partner | None) -> dict[str, object]:
    """What templates are told of the partner on whose page this is; ``own_address`` is what networks are to share."""
    if partner is None:
        return {}
    shared_as = {"partner": partner.slug}
    return {
        "partner": partner,
        "partner_address": petition.own_address("with", request, partner.slug),
        "own_address": petition.address_to_share(request, shared_as),
        "shared_as": shared_as,
    }


def _form_again(
    request: HttpRequest, petition: PetitionPage, form: AskingSignForm, status: int, **context: object
) -> HttpResponse:
    response = petition.render(request, context_overrides={"form": form, **context})
    response.status_code = status
    return response
