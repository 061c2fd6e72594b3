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

from campaign.core.text.numbers import whole_number
from campaign.runtime.signed_in import SignedInRequest
from endorsers.admin.review_panel import SEE_CONTACT
from endorsers.admin.views import ModerationView
from endorsers.form.forms import LinkForm
from endorsers.models import EndorsementContact, Endorser
from endorsers.privacy.erasing import erase_contact
from endorsers.representatives.asking import refuse
from endorsers.representatives.handing_over import NotPossibleError, hand_over
from endorsers.signing.changing import correct_address


class ContactView(ModerationView, TemplateView):
    """For those who may change endorsers and see their contacts; the address names the endorser.

    ``?contact=`` is one of its contacts, the main one where it is left out.
    """

    request: SignedInRequest

    @cached_property
    def contact(self) -> EndorsementContact:
        endorsers = Endorser.objects.on_sites_of(self.request.user).filter(pk=self.kwargs["pk"])
        contacts = EndorsementContact.objects.select_related("endorser").filter(endorser__in=endorsers)
        chosen = whole_number(self.request.GET.get("contact", ""))
        return get_object_or_404(contacts, pk=chosen) if chosen else get_object_or_404(contacts.main())

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


class ContactMainView(ContactView):
    """GET asks; POST makes the person the main contact: grants a request to take over, or takes it back."""

    template_name = "endorsers/admin/contact_main.html"
    page_title = gettext_lazy("Make this person the main contact")

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        try:
            hand_over(to=self.contact, by=request.user)
        except NotPossibleError:
            messages.error(
                request, _("Nothing was changed: the address is not confirmed, or this is the main contact.")
            )
        else:
            messages.success(request, _("The organization has another main contact, and both are told by mail."))
        return redirect(self.edit_url_name, pk)


class ContactEraseView(ContactView):
    """GET asks; POST erases."""

    template_name = "endorsers/admin/contact_erase.html"
    page_title = gettext_lazy("Erase the representative’s data")

    def post(self, request: SignedInRequest, pk: int) -> HttpResponse:
        if self.contact.access == EndorsementContact.Access.ASKED:
            refuse(contact=self.contact, by=request.user)
        else:
            erase_contact(contact=self.contact, by=request.user)
        messages.success(request, _("The representative’s data is erased."))
        return redirect(self.edit_url_name, pk)
