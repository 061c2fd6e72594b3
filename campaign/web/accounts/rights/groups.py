"""Wagtail's views of groups: rights that their user has are offered, all others stay as they are."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import GroupForm
from wagtail.users.views import groups as wagtail_views

from campaign.runtime.signed_in import SignedInRequest

from .guard import refusal
from .rule import State, grantable_groups, grantable_permissions
from .users import ActorKwargs

BEYOND = _(
    "This would give or take rights that you do not have yourself, on a page, a collection or a site. "
    "Nothing was saved: leave those as they were."
)


class OwnGroupForm(GroupForm):
    """The form of a group: what is not offered is kept by Wagtail as what its admin does not know."""

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.registered_permissions = self.registered_permissions.filter(pk__in=grantable_permissions(actor))
        offered = self.fields["permissions"]
        offered.queryset = self.registered_permissions.select_related("content_type")
        offered.error_messages["invalid_choice"] = _("You can give only rights that you have yourself.")


class TriedFirst(ActorKwargs):
    """Saves the form and its panels on trial before it does so for good: panels know no actor."""

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):
            return False
        if self.request.user.is_superuser or not self._is_beyond(form):
            return True
        form.add_error(None, BEYOND)
        self.produced_error_message = BEYOND
        return False

    def _is_beyond(self, form: forms.ModelForm) -> bool:
        adding = form.instance._state.adding
        with transaction.atomic():
            before = State.now()
            self.object = form.save()
            for panel in self.permission_panel_forms:
                panel.instance = self.object
                panel.save()
            beyond = before.exceeded_by(State.now(), self.request.user)
            transaction.set_rollback(True)
        if adding:
            form.instance.pk, form.instance._state.adding = None, True
        return beyond


class CreateView(TriedFirst, wagtail_views.CreateView):
    """Makes a group."""


class EditView(TriedFirst, wagtail_views.EditView):
    """Changes a group."""


class DeleteView(wagtail_views.DeleteView):
    """Deletes a group whose every right its user has."""

    def dispatch(self, request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not grantable_groups(request.user).filter(pk=self.get_object().pk).exists():
            return refusal(request)
        return super().dispatch(request, *args, **kwargs)


class GroupViewSet(wagtail_views.GroupViewSet):
    """Groups in the admin's settings."""

    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return OwnGroupForm
