"""Endpoints in the admin, under Settings."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from campaign.core.text.lists import listed
from campaign.webhooks.forms import EndpointForm
from campaign.webhooks.models import WebhookEndpoint
from campaign.webhooks.views import CareView, EndpointCreateView, EndpointEditView, EndpointIndexView


class EndpointViewSet(ModelViewSet):
    model = WebhookEndpoint
    name = "webhooks"
    icon = "link-external"
    menu_label = _("Webhooks")
    menu_order = 700
    add_to_settings_menu = True
    index_view_class = EndpointIndexView
    add_view_class = EndpointCreateView
    edit_view_class = EndpointEditView
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        "name",
        "url",
        Column("events", label=_("Events"), accessor=lambda endpoint: listed(endpoint.events)),
        StatusTagColumn(
            "enabled",
            label=_("State"),
            accessor=lambda endpoint: _("on") if endpoint.enabled else _("off"),
            primary=lambda endpoint: endpoint.enabled,
        ),
        DateColumn("failing_since", label=_("Fails since")),
    ]
    list_filter = ["enabled"]
    search_fields = ["name", "url"]
    search_backend_name = None
    ordering = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[EndpointForm]:
        return EndpointForm

    def get_urlpatterns(self) -> list[URLPattern]:
        care = self.construct_view(CareView, **self.get_inspect_view_kwargs())
        return [*super().get_urlpatterns(), path("<int:pk>/care/", care, name="care")]

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(**kwargs) | {"template_name": CareView.template_name}
