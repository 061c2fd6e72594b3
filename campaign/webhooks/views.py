"""Pages of an endpoint in the admin: adding one shows its secret, and its own page cares for what goes wrong."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, EditView, IndexView, InspectView
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from campaign.core.access.sites import pages_of_own_sites
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.site_views import OwnChoicesMixin, OwnRowsMixin
from campaign.webhooks import signing, switching
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint

NEW_SECRET = "webhooks.new_secret"


class SinceForm(forms.Form):
    since = forms.DateTimeField(label=gettext_lazy("Given up since"), widget=AdminDateTimeInput)


@sensitive_variables("secret")
def show_secret(request: HttpRequest, endpoint: WebhookEndpoint) -> HttpResponse:
    """Make a secret and show it in the answer to the post, which no browser and no proxy keeps."""
    secret = signing.make_secret(endpoint=endpoint)
    log(instance=endpoint, action=NEW_SECRET)
    several = len(signing.active_secrets(endpoint, now=endpoint.secrets.first().created_at)) > 1
    response = render(
        request,
        "core/admin/webhook_secret.html",
        {"endpoint": endpoint, "secret": secret, "overlap": signing.OVERLAP if several else None},
    )
    response.headers["Cache-Control"] = "no-store"
    return response


class OwnEndpointForm(OwnChoicesMixin):
    """Offers the sites on which its editor works, and their petitions."""

    request: SignedInRequest

    def get_form(self, *args: Any, **kwargs: Any) -> forms.BaseForm:
        form = super().get_form(*args, **kwargs)
        pages = form.fields["pages"]
        pages.queryset = pages_of_own_sites(pages.queryset, self.request.user)
        return form


class EndpointIndexView(OwnRowsMixin, IndexView):
    """The webhooks of its reader's sites."""


class EndpointCreateView(OwnEndpointForm, CreateView):
    def save_action(self) -> HttpResponse:
        return show_secret(self.request, self.object)


class EndpointEditView(OwnEndpointForm, EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("webhooks:care", args=[self.object.pk])
        label = _("Secret, test, send again")
        return [*super().header_more_buttons, Button(label, url=url, icon_name="key", priority=5)]


class CareView(InspectView):
    """How the endpoint is, and buttons: a new secret, a test, sending again. POST does what its ``verb`` says."""

    template_name = "core/admin/webhook_care.html"
    page_title = gettext_lazy("Webhook")
    permission_required = "change"
    any_permission_required = ["change"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        deliveries = WebhookDelivery.objects.filter(endpoint=self.object)
        counts = {status: deliveries.filter(status=status).count() for status in WebhookDelivery.Status.values}
        return super().get_context_data(
            endpoint=self.object,
            counts=counts,
            latest=deliveries.order_by("-pk")[:20],
            since_form=kwargs.pop("since_form", None) or SinceForm(),
            log_url=reverse("webhooks_webhookdelivery_modeladmin_index") + f"?endpoint={self.object.pk}",
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("verb")
        if verb == "secret":
            return show_secret(request, self.object)
        if verb == "test":
            switching.send_test(endpoint=self.object)
            messages.success(request, _("A test event is sent within seconds."))
        elif verb == "again":
            form = SinceForm(request.POST)
            if not form.is_valid():
                return self.render_to_response(self.get_context_data(since_form=form), status=422)
            again = switching.send_again(
                WebhookDelivery.objects.filter(endpoint=self.object), failed_since=form.cleaned_data["since"]
            )
            messages.success(
                request,
                ngettext("%(number)d delivery is sent again.", "%(number)d deliveries are sent again.", again)
                % {"number": again},
            )
        else:
            raise Http404
        return redirect("webhooks:care", self.object.pk)
