"""Against abuse, in the admin: who passes and who is set aside, and setting aside by a rule."""

from django.contrib.auth.models import AbstractBaseUser, Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from campaign.core.permission_policies import ActionsPolicy
from petition.abuse.invalidation_views import NotingCreateView, RunCreateView, RunVerbView, RunView
from petition.ledger.menu import may
from petition.models import AccessRule, InvalidationRun


class ModeratorPolicy(ActionsPolicy):
    """Runs are made and seen by those who moderate signatures; nobody rewrites or deletes one."""

    actions = ("add", "view")

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action in self.actions and may(user, "change")


register_permission_policy(InvalidationRun, ModeratorPolicy(InvalidationRun))


class AccessRuleViewSet(ModelViewSet):
    model = AccessRule
    name = "access_rules"
    icon = "lock"
    menu_label = _("Allowed and blocked senders")
    add_view_class = NotingCreateView
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["action", "kind", "value", "note"]
    list_display = [
        "value",
        "kind",
        StatusTagColumn("get_action_display", label=_("Action"), primary=lambda rule: rule.action == rule.Action.ALLOW),
        "note",
        "created_by",
        DateColumn("created_at", label=_("Since")),
    ]
    list_filter = ["action", "kind"]
    search_fields = ["value", "note"]
    search_backend_name = None
    ordering = ["-created_at", "-pk"]


class InvalidationRunViewSet(ModelViewSet):
    """Counted, started, stopped and undone by buttons. A run is a record: it is neither edited nor deleted."""

    model = InvalidationRun
    name = "invalidation_runs"
    icon = "no-view"
    menu_label = _("Rules that set signatures aside")
    add_view_class = RunCreateView
    inspect_view_class = RunView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = [
        "petition",
        "email_pattern",
        "domain",
        "network_key",
        "name",
        "signed_from",
        "signed_until",
        "reason",
    ]
    list_display = [
        "reason",
        "petition",
        StatusTagColumn("get_state_display", label=_("State"), primary=lambda run: run.is_at_work),
        "matched",
        "rejected",
        "created_by",
        DateColumn("created_at", label=pgettext_lazy("rule", "Created")),
    ]
    list_filter = ["state"]
    ordering = ["-pk"]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()  # who moderates signatures makes runs

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(RunVerbView, **self.get_inspect_view_kwargs())
        return [*super().get_urlpatterns(), path("<int:pk>/<slug:verb>/", view, name="verb")]
