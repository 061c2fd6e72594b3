"""The public form with which an organization adds itself."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from campaign.core.rate_limits import RateLimitError
from campaign.core.responses import SeeOther
from endorsers.forms import EndorsementForm
from endorsers.models import EndorsersPage
from endorsers.rates import check_sending
from endorsers.regions import suggested_regions
from endorsers.submitting import submit_endorsement

# With a logo of two megabytes and all texts a form has far less; what has more is not even read.
LARGEST_POST = 10 * 1024 * 1024


def add_organization(request: HttpRequest, page: EndorsersPage) -> HttpResponse:
    """GET shows the form; POST submits it for review: 303 to the thanks, 422 with errors, 413 and 429 too much."""
    if request.method != "POST":
        return _form_page(request, page, EndorsementForm())
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_POST:
        return _form_page(request, page, EndorsementForm(), status=413, too_large=True)
    form = EndorsementForm(request.POST, request.FILES)
    try:
        check_sending(request)
    except RateLimitError as error:
        response = _form_page(request, page, form, status=429, too_many=True)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    if not form.is_valid():
        form.keep_logo()
        return _form_page(request, page, form, status=422)
    if not form.is_trapped:
        submit_endorsement(endorsement=form.endorsement(), language=get_language() or "")
    return SeeOther(page.get_url(request) + page.reverse_subpage("add_thanks"))


def _form_page(
    request: HttpRequest, page: EndorsersPage, form: EndorsementForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"form": form, "regions": suggested_regions(), **more}
    response = page.render(request, template="endorsers/add.html", context_overrides=context)
    response.status_code = status
    return response
