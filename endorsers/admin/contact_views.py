"""Who speaks for an organization, in the admin: a mistyped address is corrected, their data is erased."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from campaign.runtime.signed_in import SignedInRequest
from endorsers.admin.review_panel import SEE_CONTACT
from endorsers.admin.views import ModerationView
from endorsers.form.forms import LinkForm
from endorsers.models import EndorsementContact
from endorsers.privacy.erasing import erase_contact
from endorsers.signing.changing import correct_address


class ContactView(ModerationView, TemplateView):
    """For those who may change endorsers and see their contacts; the address names the endorser."""

    @cached_property
    def contact(self) -> EndorsementContact:
        contacts = EndorsementContact.objects.select_related("endorser")
        return get_object_or_404(contacts, endorser=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(SEE_CONTACT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            contact=self.contact, endorser=self.contact.endorser, edit_url_name=self.edit_url_name, **kwargs
        )


class ContactAddressView(ContactView):
    template_name = "endorsers/admin/contact_address.html"
    page_title = gettext_lazy("Correct the representative’s address")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", LinkForm(initial={"email": self.contact.email}))
        return super().get_context_data(**kwargs)

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        form = LinkForm(request.POST)
        if form.is_valid():
            try:
                changed = correct_address(contact=self.contact, email=form.cleaned_data["email"], by=request.user)
            except ValidationError as error:
                form.add_error("email", error)
            else:
                mailed = _("A mail is on its way to the new address, whose owner confirms it.")
                messages.success(request, mailed if changed else _("Nothing was changed."))
                return redirect(self.edit_url_name, pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ContactEraseView(ContactView):
    """GET asks; POST erases."""

    template_name = "endorsers/admin/contact_erase.html"
    page_title = gettext_lazy("Erase the representative’s data")

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        erase_contact(contact=self.contact, by=request.user)
        messages.success(request, _("The representative’s data is erased."))
        return redirect(self.edit_url_name, pk)
