"""The ledger of signatures in the admin."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from petition.models import Signature


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Signatures are written through ``petition.signing`` alone: even an administrator only reads them here."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return "view" in actions and super().user_has_any_permission(user, ["view"])


register_permission_policy(Signature, ReadOnlyPolicy(Signature))


class SignatureViewSet(ModelViewSet):
    model = Signature
    name = "signatures"
    icon = "edit"
    menu_label = _("Signatures")
    menu_order = 210
    add_to_admin_menu = True
    add_to_reference_index = False
    list_display = [
        Column("full_name", label=_("Name")),
        "email",
        "country",
        Column("get_state_display", label=_("State")),
        "created_at",
    ]
    list_filter = ["state", "door"]
    search_fields = ["given_name", "family_name", "canonical_email"]
    search_backend_name = None
    ordering = ["-pk"]
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["canonical_email"]
    copy_view_enabled = False
    form_fields = ["state"]
