"""The petition for an iframe on a partner's site."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.http import require_http_methods

from campaign.core.languages.language_prefix import language_of
from campaign.core.languages.site_pages import on_this_site
from campaign.core.pages.translations import in_language
from campaign.core.sharing.links import with_parameters
from campaign.core.theming.frame_looks import NAMES as LOOK
from campaign.runtime.network.networks import client_network
from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.waiting import Wait
from campaign.web.front.cache_key import READS_ATTRIBUTION
from campaign.web.policy.framing import framable, framed_page
from campaign.web.public.posts import public_post
from petition.abuse.puzzle import proof_of
from petition.abuse.rates import check_tries
from petition.embedding.growth import GROWTH, growth_of
from petition.form.forms import SignForm
from petition.form.typo_help import AskingSignForm
from petition.models import PetitionPage
from petition.models.updates import updates_of
from petition.referrals.links import with_ref
from petition.signing import channels
from petition.signing.sign import Outcome, Signed, sign
from petition.submission.attribution import PARAMETERS, visit_of

SIGNED, TO_CONFIRM = "thanks", "confirm"
VARIANTS = ("compact", "count", GROWTH)  # none of them: the whole form


@framable
@public_post
@require_http_methods(["GET", "HEAD", "POST"])
def embedded_petition(request: HttpRequest, petition_id: int) -> HttpResponse:
    """The form, its count, and after signing the thanks, on one address that any site may frame.

    ``?variant=compact`` folds the form up under the count, ``?variant=count`` shows the count and a link alone,
    ``?variant=growth`` the curve above them where the petition offers it;
    ``lang``, the look and the visit's ``utm_…`` work as everywhere. A good post answers 303 to the same address
    with ``signed``, which says nothing about the signer.
    """
    petition = public_petition(petition_id)
    if request.GET.get("lang"):
        return _answer(request, in_language(petition, get_language() or "").specific)
    with override(language_of(petition)):
        return _answer(request, petition)


def _answer(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    if request.method == "POST":
        return _sign(request, petition)
    signed = request.GET.get("signed", "")
    form, thanks = SignForm(petition=petition), signed in (SIGNED, TO_CONFIRM)
    return _page(
        request,
        petition,
        form=form,
        thanks=thanks,
        check_mail=signed == TO_CONFIRM,
        asks_updates=petition.confirmation == PetitionPage.Confirmation.UPDATES,
    )


def public_petition(petition_id: int) -> PetitionPage:
    """The petition of this site that everybody may see; raises Http404 for any other."""
    petition = on_this_site(PetitionPage.objects.live().public()).filter(id=petition_id).first()
    if petition is None:
        raise Http404
    return petition


def _sign(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    form = AskingSignForm(request.POST, petition=petition)
    if not petition.is_open():
        return _page(request, petition, status=409, form=form)
    try:
        if not form.is_valid():
            check_tries(client_network(request))
            return _page(request, petition, status=422, form=form)
        signed = sign(
            petition=petition,
            submission=form.submission(proved=proof_of(request.POST)),
            visit=visit_of(request, language=get_language() or "", **visited(request.GET)),
            channel=channels.EMBED,
        )
    except RateLimitError as error:
        wait = Wait.of(error)
        response = _page(request, petition, status=429, form=form, too_many=wait)
        for name, value in wait.headers.items():
            response.headers[name] = value
        return response
    if signed.outcome is Outcome.CLOSED:
        return _page(request, petition, status=409, form=form)
    return SeeOther(address_after(request.GET, signed))


def address_after(query: QueryDict, signed: Signed) -> str:
    """Where the frame goes once somebody has signed: language, look and source go on with the signer."""
    kept = [(name, query[name]) for name in (*LOOK, "lang", "variant", *PARAMETERS) if query.get(name)]
    if source := query.get("source"):
        kept.append(("utm_source", source))
    kept.append(("signed", TO_CONFIRM if signed.outcome is Outcome.TO_CONFIRM else SIGNED))
    return with_ref(f"?{urlencode(kept)}", signed.ref)


def visited(query: QueryDict) -> dict[str, str]:
    """``?source=``, a shorter word for ``utm_source`` in addresses that partners write by hand."""
    return {"source": query.get("source", "")}


def _page(request: HttpRequest, petition: PetitionPage, *, status: int = 200, **context: object) -> HttpResponse:
    request.META[READS_ATTRIBUTION] = True
    variant = request.GET.get("variant", "")
    visit = {name: request.GET[name] for name in PARAMETERS if request.GET.get(name)}
    response = framed_page(
        request,
        "petition/embed.html",
        status=status,
        petition=petition,
        updates=updates_of(petition).count(),
        variant=variant if variant in VARIANTS else "",
        growth=growth_of(petition) if variant == GROWTH and petition.show_growth else None,
        page_address=with_parameters(petition.canonical_url(request), visit),
        **context,
    )
    if context.get("thanks"):
        patch_cache_control(response, private=True, no_cache=True)
    return response
