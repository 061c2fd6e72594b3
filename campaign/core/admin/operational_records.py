"""What the operational records of every app share in the admin (wagtail-modeladmin)."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, UUIDField
from django.http import HttpRequest, HttpResponse
from wagtail_modeladmin.helpers import AdminURLHelper, PermissionHelper
from wagtail_modeladmin.views import HistoryView


class RecordAddresses(AdminURLHelper):
    """Numbers that a record can have: modeladmin takes any word for one, and then fails (500)."""

    def _get_object_specific_action_url_pattern(self, action: str) -> str:
        number = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" if isinstance(self.opts.pk, UUIDField) else r"[0-9]{1,18}"
        return rf"^{self.base_url_path}/{action}/(?P<instance_pk>{number})/$"


class RecordPermissions(PermissionHelper):
    """A record tells what happened: nobody writes, changes or deletes it by hand."""

    def user_can_create(self, user: User) -> bool:
        return False

    def user_can_edit_obj(self, user: User, obj: Model) -> bool:
        return False

    def user_can_delete_obj(self, user: User, obj: Model) -> bool:
        return False


class GuardedHistoryView(HistoryView):
    """For those who may see the list: modeladmin shows a history to whoever is in the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
