"""The set-up in the admin: a form with the few facts, the checklist, the launch."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView

from campaign.core.access.landing_page import may_publish_landing_page
from campaign.core.admin.titled_page import TitledPageMixin
from campaign.runtime.signed_in import SignedInRequest
from campaign.setup.beginning import AlreadyBegunError, begin_campaign, can_begin
from campaign.setup.checklist import checklist
from campaign.setup.facts import FactsForm
from campaign.setup.launching import NotReadyError, launch_campaign
from campaign.setup.models import Launch
from campaign.setup.rights import may_begin, may_see_checklist
from home.starting import default_site


class SetupView(TitledPageMixin, FormView):
    request: SignedInRequest
    page_title = gettext_lazy("Begin your campaign")
    header_icon = "pick"
    template_name = "setup/admin/begin.html"
    form_class = FactsForm
    success_url = reverse_lazy("campaign_checklist")

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_begin(request.user):
            raise PermissionDenied
        if not can_begin(default_site()):
            messages.info(request, _("The campaign has begun already."))
            return redirect(self.success_url)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"contact_email": self.request.user.email}

    def form_valid(self, form: FactsForm) -> HttpResponse:
        try:
            begin_campaign(facts=form.facts(), by=self.request.user)
        except AlreadyBegunError:
            messages.info(self.request, _("The campaign has begun already."))
        else:
            words = _("Your campaign has its first pages. Nobody sees them yet but you: the list says what is next.")
            messages.success(self.request, words)
        return super().form_valid(form)


class ChecklistView(TitledPageMixin, TemplateView):
    page_title = gettext_lazy("Until the launch")
    header_icon = "tasks"
    template_name = "setup/admin/checklist.html"

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_checklist(request.user):
            raise PermissionDenied
        self.launch = Launch.objects.select_related("site__root_page").filter(site=default_site()).first()
        if self.launch is None and can_begin(default_site()) and may_begin(request.user):
            return redirect("campaign_setup")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"launch": self.launch}
        if self.launch is None:
            return context
        lines = checklist(self.launch.site)
        return context | {
            "lines": lines,
            "done": sum(line.is_done for line in lines),
            "missing": [line for line in lines if line.required and not line.is_done],
            "may_launch": may_publish_landing_page(self.request.user, self.launch.site),
            "address": settings.SITE_URL,
        }


@require_POST
def launch(request: SignedInRequest) -> HttpResponse:
    site = default_site()
    if not may_publish_landing_page(request.user, site):
        raise PermissionDenied
    found = get_object_or_404(Launch, site=site)
    try:
        launched = launch_campaign(launch=found, by=request.user)
    except NotReadyError as error:
        words = _("Not launched yet. First: %(lines)s.")
        messages.error(request, words % {"lines": str(error)})
    else:
        if launched:
            messages.success(request, _("The campaign is public. Now tell the first ten people."))
        else:
            messages.info(request, _("The campaign is public already."))
    return redirect("campaign_checklist")
