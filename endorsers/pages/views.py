"""The public form with which an organization adds itself."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from campaign.runtime.rate_limits.rate_limits import RateLimitError
from campaign.runtime.registry import provides
from campaign.web.failures.responses import SeeOther
from campaign.web.forms.waiting import Wait
from endorsers.abuse.rates import check_sending, may_keep_logo
from endorsers.form.forms import EndorsementForm
from endorsers.form.regions import suggested_regions
from endorsers.models import EndorsersPage
from endorsers.signing.submitting import submit_endorsement

# With a logo of two megabytes and all texts a form has far less; what has more is not even read.
LARGEST_POST = 10 * 1024 * 1024


@provides("endorsers.add_organization")
def add_organization(request: HttpRequest, page: EndorsersPage) -> HttpResponse:
    """GET shows the form; POST submits it for review: 303 to the thanks, 422 with errors, 409 where it is closed."""
    if not page.takes_organizations:
        return _form_page(request, page, EndorsementForm(), status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _form_page(request, page, EndorsementForm())
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_POST:
        return _form_page(request, page, EndorsementForm(), status=413, too_large=True)
    try:
        check_sending(request)
    except RateLimitError as error:
        wait, kept = Wait.of(error), may_keep_logo(request)
        form = EndorsementForm(request.POST, request.FILES if kept else None)
        form.keep_logo()
        response = _form_page(
            request, page, form, status=429, too_many=wait, logo_lost=bool(request.FILES) and not kept
        )
        return wait.told_by(response)
    form = EndorsementForm(request.POST, request.FILES)
    if not form.is_valid():
        form.keep_logo()
        return _form_page(request, page, form, status=422)
    submit_endorsement(endorsement=form.endorsement(), language=get_language() or "")
    return SeeOther(page.get_url(request) + page.reverse_subpage("add_thanks"))


def _form_page(
    request: HttpRequest, page: EndorsersPage, form: EndorsementForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"form": form, "regions": suggested_regions(), **more}
    response = page.render(request, template="endorsers/add.html", context_overrides=context)
    response.status_code = status
    return response
