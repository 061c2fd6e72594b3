"""Against abuse, in the admin: who passes and who is set aside, and setting aside by a rule."""

from django.contrib.auth.models import Permission, User
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from campaign.core.access.permission_policies import ActionsPolicy
from campaign.web.accounts.rights.site_views import OwnRowsMixin
from petition.admin.abuse.invalidation_views import (
    NotingCreateView,
    RaiseView,
    RunCreateView,
    RunVerbView,
    RunView,
    TakeBackView,
)
from petition.admin.menu import may
from petition.models import AccessRule, InvalidationRun, RaisedLimit


class ModeratorPolicy(ActionsPolicy):
    """Runs are made and seen by those who moderate signatures; nobody rewrites or deletes one."""

    actions: tuple[str, ...] = ("add", "view")

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in self.actions and may(user, "change")


class RaisingPolicy(ModeratorPolicy):
    """A raised limit may be ended early, and is not rewritten: its hour began."""

    actions = ("add", "view", "delete")


register_permission_policy(InvalidationRun, ModeratorPolicy(InvalidationRun))
register_permission_policy(RaisedLimit, RaisingPolicy(RaisedLimit))


class AccessRuleViewSet(ModelViewSet):
    model = AccessRule
    name = "access_rules"
    icon = "lock"
    menu_label = _("Allowed and blocked senders")
    add_view_class = NotingCreateView
    copy_view_enabled = False
    add_to_reference_index = False
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


class OwnRowsView(OwnRowsMixin, IndexView):
    """A list of what is of the editor's sites."""


class RaisedLimitViewSet(ModelViewSet):
    """Raised for an hour, by whom and why; deleting one ends it at once. The log of the admin keeps both."""

    model = RaisedLimit
    name = "raised_limits"
    icon = "upload"
    menu_label = _("Raised limits")
    index_view_class = OwnRowsView
    add_view_class = RaiseView
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["network_key", "site", "times", "reason"]
    list_display = [
        "reason",
        "network_key",
        "site",
        "get_times_display",
        "created_by",
        DateColumn("created_at", label=_("Since")),
        DateColumn("ends_at", label=_("Ends")),
    ]
    ordering = ["-pk"]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()  # who moderates signatures raises limits


class InvalidationRunViewSet(ModelViewSet):
    """Counted, started, stopped and undone by buttons. A run is a record: it is neither edited nor deleted."""

    model = InvalidationRun
    name = "invalidation_runs"
    icon = "no-view"
    menu_label = _("Rules that set signatures aside")
    index_view_class = OwnRowsView
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
        "restored",
        "created_by",
        DateColumn("created_at", label=pgettext_lazy("rule", "Created")),
    ]
    list_filter = ["state"]
    ordering = ["-pk"]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()  # who moderates signatures makes runs

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(RunVerbView, **self.get_inspect_view_kwargs())
        take_back = path("take-back/", TakeBackView.as_view(), name="take_back")
        return [*super().get_urlpatterns(), take_back, path("<int:pk>/<slug:verb>/", view, name="verb")]
