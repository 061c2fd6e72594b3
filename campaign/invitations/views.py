"""Pages of inviting, and the page to which the mail leads."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Site

from campaign.invitations.forms import InvitationForm
from campaign.invitations.inviting import (
    AcceptedError,
    BeyondRightsError,
    KnownAddressError,
    invite,
    invite_again,
)
from campaign.invitations.models import Invitation
from campaign.invitations.tokens import tokens
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.guard import refusal
from campaign.web.accounts.views import NewPasswordView
from home.starting import default_site

LIST = "wagtailusers_users:index"


def may_invite(user: User) -> bool:
    """Who may make accounts."""
    return user.has_perm("auth.add_user")


class InviteView(WagtailAdminTemplateMixin, FormView):
    request: SignedInRequest
    page_title = gettext_lazy("Invite a colleague")
    header_icon = "mail"
    template_name = "invitations/admin/invite.html"
    form_class = InvitationForm
    success_url = reverse_lazy(LIST)

    def get_breadcrumbs_items(self) -> list[dict]:
        users = {"url": reverse(LIST), "label": _("Users")}
        return [*self.breadcrumbs_items, users, {"url": "", "label": self.page_title}]

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_invite(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or str(self.success_url)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        site = Site.find_for_request(self.request) or default_site()
        try:
            invite(**form.cleaned_data, site=site, by=self.request.user)
        except KnownAddressError:  # the button was pressed twice
            messages.info(self.request, _("There is an account with this address already."))
        except BeyondRightsError:
            return refusal(self.request)
        else:
            words = _("The invitation to %(email)s is sent within a minute. The list says who has not accepted yet.")
            messages.success(self.request, words % {"email": form.cleaned_data["email"]})
        return super().form_valid(form)

    def form_invalid(self, form: InvitationForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_POST
def send_again(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Send the invitation once more."""
    if not may_invite(request.user):
        raise PermissionDenied
    invitation = get_object_or_404(Invitation.objects.select_related("user"), user=user_id)
    try:
        invite_again(invitation=invitation, by=request.user)
    except BeyondRightsError:
        return refusal(request)
    except AcceptedError:
        messages.info(request, _("The invitation was accepted already."))
    else:
        words = _("The invitation to %(email)s is sent again within a minute.")
        messages.success(request, words % {"email": invitation.user.email})
    return redirect(LIST)


class AcceptView(NewPasswordView):
    """The mailed link: its owner chooses the account's first password."""

    template_name = "invitations/accept.html"
    token_generator = tokens
    success_url = reverse_lazy("account_login")

    def get_user(self, uidb64: str) -> User | None:
        user = super().get_user(uidb64)
        return user if user is not None and user.is_active else None
