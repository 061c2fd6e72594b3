"""The public form with which somebody asks to speak for an organization that endorses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.runtime.registry import provides
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.waiting import Wait
from endorsers.abuse.rates import check_asking
from endorsers.form.people import AccessForm
from endorsers.models import Endorser, EndorsersPage
from endorsers.representatives.asking import ask_for_access


@provides("endorsers.access_page")
def access_page(request: HttpRequest, page: EndorsersPage, slug: str, *, sent: bool = False) -> HttpResponse:
    """GET shows the form, POST takes it: 303 whoever speaks for the organization and whether anybody does.

    422 with errors, 429 for too many, 404 for an organization that is not public.
    """
    endorser = Endorser.objects.public().at(slug).first()
    if endorser is None:
        raise Http404
    if request.method != "POST" or sent:
        return _page(request, page, endorser, AccessForm(), sent=sent)
    form = AccessForm(request.POST)
    if not form.is_valid():
        return _page(request, page, endorser, form, status=422)
    try:
        check_asking(request, form.cleaned_data["email"])
    except RateLimitError as error:
        wait = Wait.of(error)
        return wait.told_by(_page(request, page, endorser, form, status=429, too_many=wait))
    ask_for_access(endorser=endorser, language=get_language() or "", **form.cleaned_data)
    return SeeOther(page.own_address("access_sent", request, endorser.slug))


def _page(
    request: HttpRequest,
    page: EndorsersPage,
    endorser: Endorser,
    form: AccessForm,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    context = {"endorser": endorser, "form": form, **more}
    response = page.render(request, template="endorsers/access.html", context_overrides=context)
    response.status_code = status
    return response
