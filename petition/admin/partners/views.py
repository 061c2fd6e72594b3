"""A partner in the admin: its facts, its keys, a new key that is shown once."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, EditView, IndexView, InspectView

from campaign.core.languages.site_pages import of_site
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.site_views import OwnChoicesMixin, OwnRowsMixin
from petition.admin.partners.forms import KeyForm
from petition.admin.partners.listing import with_numbers
from petition.models import Partner, PetitionPage
from petition.partners.keys import make_key, revoke


class PartnerIndexView(OwnRowsMixin, IndexView):
    """The partners of the editor's sites, with how many each brought."""

    def get_base_queryset(self) -> QuerySet[Partner]:
        return with_numbers(super().get_base_queryset())


class PartnerEditView(OwnChoicesMixin, EditView):
    """Offers the editor's petitions."""


class PartnerCreateView(OwnChoicesMixin, CreateView):
    """Notes who made it, and leads to the address of its page and to where its first key is made."""

    success_message = gettext_lazy("Saved “%(object)s”. Send it the address of its page.")

    def save_instance(self) -> object:
        self.form.instance.created_by = self.request.user
        return super().save_instance()

    def get_success_url(self) -> str:
        return reverse("partners:inspect", args=[self.object.pk])


class PartnerView(InspectView):
    template_name = "petition/admin/partner.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        partner = with_numbers(Partner.objects.filter(pk=self.object.pk)).get()
        may_change = self.permission_policy.user_has_permission(self.request.user, "change")
        kwargs.setdefault("form", KeyForm() if may_change else None)
        return super().get_context_data(
            partner=partner,
            addresses=_addresses(partner, self.request),
            keys=partner.keys.select_related("created_by"),
            petitions=partner.petitions.all(),
            consents=partner.consents.order_by("-version"),
            may_change=may_change,
            **kwargs,
        )


def _addresses(partner: Partner, request: HttpRequest) -> list[str]:
    """Of the public petitions of its site as it presents them."""
    if not partner.active:
        return []
    petitions = of_site(PetitionPage.objects.live().public(), partner.site).order_by("-first_published_at")
    return [petition.address_to_share(request, {"partner": partner.slug}) for petition in petitions]


class KeyMakingView(PartnerView):
    """POST makes a key and shows it in its own answer, which nothing keeps; reading it again is not possible."""

    permission_required = "change"
    http_method_names = ["post"]

    @sensitive_variables("key")
    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        form = KeyForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        key = make_key(partner=self.object, by=request.user, **form.wishes())
        response = self.render_to_response(self.get_context_data(new_key=key))
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "same-origin"
        return response


class KeyRevokingView(InspectView):
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: SignedInRequest, pk: int, key: int) -> HttpResponse:
        if revoke(get_object_or_404(self.object.keys, pk=key), by=request.user):
            messages.success(request, _("The key was revoked: it no longer works."))
        else:
            messages.warning(request, _("The key had been revoked before."))
        return redirect("partners:inspect", pk)
