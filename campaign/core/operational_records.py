"""What the operational records of every app share in the admin (wagtail-modeladmin)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail_modeladmin.views import HistoryView


class GuardedHistoryView(HistoryView):
    """For those who may see the list: modeladmin shows a history to whoever is in the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
