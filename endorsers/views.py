"""The public form with which an organization adds itself."""

from django.http import HttpRequest, HttpResponse

from campaign.core.responses import SeeOther
from endorsers.forms import EndorsementForm
from endorsers.models import EndorsersPage
from endorsers.submitting import submit_endorsement


def add_organization(request: HttpRequest, page: EndorsersPage) -> HttpResponse:
    """GET shows the form; POST submits it for review: 303 to the thanks, 422 with errors."""
    form = EndorsementForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        submit_endorsement(endorsement=form.endorsement())
        return SeeOther(page.get_url(request) + page.reverse_subpage("add_thanks"))
    response = page.render(request, template="endorsers/add.html", context_overrides={"form": form})
    response.status_code = 422 if request.method == "POST" else 200
    return response
