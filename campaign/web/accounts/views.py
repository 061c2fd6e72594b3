"""Help for whoever lost the phone that their second step is on, or the password."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel, PasswordResetConfirmView
from wagtail.log_actions import log

from campaign.runtime.signed_in import SignedInRequest

from .forms import OwnAddressForm
from .guessing import remember_network
from .rights.guard import refusal
from .rights.rule import may_change
from .second_step import forget_second_step


@require_admin_access
def forget_second_step_of(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Ask, and on POST take it away; only for whoever may change users, and this one."""
    user = get_object_or_404(get_user_model(), pk=user_id)
    if not request.user.has_perm("auth.change_user"):
        raise PermissionDenied
    if not may_change(request.user, user):
        return refusal(request)
    if request.method != "POST":
        return render(request, "account/forget_second_step.html", {"user_to_help": user})
    if forget_second_step(user=user):
        log(instance=user, action="campaign.forget_second_step", user=request.user)
        messages.success(request, _("%(user)s sets up a new second step at the next sign-in.") % {"user": user})
    else:
        messages.info(request, _("%(user)s has no second step.") % {"user": user})
    return redirect("wagtailusers_users:edit", user.pk)


class OwnAccountView(AccountView):
    """Wagtail's page of one's own account."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        panels = super().get_panels()
        for panel in panels:
            if isinstance(panel, NameEmailSettingsPanel):
                panel.form_class = OwnAddressForm
        return panels


class NewPasswordView(PasswordResetConfirmView):
    """A mailed link sets the password again; whoever did that may sign in from here, whatever strangers guess."""

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        remember_network(user=form.user, request=self.request)
        return super().form_valid(form)
