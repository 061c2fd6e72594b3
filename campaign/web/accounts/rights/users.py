"""Wagtail's views of accounts: they offer and open what their user's own rights cover."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users as wagtail_views
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.assign_role import RoleForm

from campaign.core.editing.rows import SharedRow
from campaign.mail.addresses.mailboxes import LONGEST
from campaign.runtime.cache.request_memory import remembered
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.forms.typed_fields import AddressField

from .guard import refusal
from .rule import changeable, grantable_groups, may_change

BEYOND = _("You can give only roles whose every right you have yourself.")


class OwnRightsForm(forms.ModelForm):
    """Roles that the actor could give; full access is a superuser's to give. The address is cleaned as everywhere."""

    email = AddressField(label=_("E-mail address"), max_length=LONGEST)

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = self.fields["groups"]
        groups.queryset = grantable_groups(actor)
        groups.error_messages["invalid_choice"] = BEYOND
        if not actor.is_superuser and "is_superuser" in self.fields:
            everything = self.fields["is_superuser"]
            everything.disabled = True
            everything.help_text = _("Only somebody who has full access can give it.")

    def clean(self) -> dict[str, Any]:
        field = self.fields.get("is_superuser")
        if field and field.disabled and self.data.get(self.add_prefix("is_superuser")):
            self.add_error("is_superuser", _("Only somebody who has full access can give it."))
        super().clean()
        return self.cleaned_data


class CreationForm(OwnRightsForm, UserCreationForm):
    """A new account."""


class EditForm(SharedRow, OwnRightsForm, UserEditForm):
    """An account that is there."""


def may_open(actor: User, user: User) -> bool:
    """Whether somebody may change an account, asked for every row of a list."""
    known = remembered(("accounts to change", actor.pk), lambda: set(changeable(actor).values_list("pk", flat=True)))
    return user.pk in known


class ActorKwargs:
    """Tells a form who fills it in."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}


class OwnRightsOnly:
    """Opens no account whose rights its user does not have."""

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_change(request.user, self.get_object()):
            return refusal(request)
        return super().dispatch(request, *args, **kwargs)


class IndexView(wagtail_views.IndexView):
    """Leads to the accounts that its user may open."""

    def get_edit_url(self, instance: User) -> str | None:
        return super().get_edit_url(instance) if may_open(self.request.user, instance) else None

    def get_delete_url(self, instance: User) -> str | None:
        return super().get_delete_url(instance) if may_open(self.request.user, instance) else None


class CreateView(ActorKwargs, wagtail_views.CreateView):
    """Makes an account."""


class EditView(OwnRightsOnly, ActorKwargs, wagtail_views.EditView):
    """Changes an account; lets somebody in again who lost the second step."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        url = reverse("forget_second_step", args=[self.object.pk])
        step = Button(_("Remove second step"), url=url, icon_name="key", priority=60)
        return [*super().header_more_buttons, step]


class CopyView(OwnRightsOnly, ActorKwargs, generic.CopyView):
    """Makes an account like another."""


class DeleteView(OwnRightsOnly, wagtail_views.DeleteView):
    """Deletes an account."""


class UserViewSet(wagtail_views.UserViewSet):
    """Accounts in the admin's settings."""

    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    copy_view_class = CopyView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EditForm if for_update else CreationForm


class OwnRightsAction:
    """A bulk action that lists apart, and leaves alone, the accounts whose rights its user does not have."""

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_open(self.request.user, obj)


class AssignRole(OwnRightsAction, AssignRoleBulkAction):
    """Offers the roles that could be given."""

    def get_form(self, form_class: type[RoleForm] | None = None) -> RoleForm:
        form = super().get_form(form_class)
        form.fields["role"].queryset = grantable_groups(self.request.user)
        form.fields["role"].error_messages["invalid_choice"] = BEYOND
        return form


class SetActiveState(OwnRightsAction, SetActiveStateBulkAction):
    """Switches accounts on and off."""


class Delete(OwnRightsAction, DeleteBulkAction):
    """Deletes accounts."""


BULK_ACTIONS: Iterable[Callable] = (AssignRole, SetActiveState, Delete)
