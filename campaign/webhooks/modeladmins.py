"""The log of deliveries in the admin: read, and sent again one by one."""

import json
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from campaign.core.access.sites import own_rows
from campaign.core.admin.operational_records import GuardedHistoryView, RecordAddresses, RecordPermissions
from campaign.core.text.numbers import whole_number
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.site_views import narrowed
from campaign.webhooks import switching
from campaign.webhooks.models import WebhookDelivery, WebhookEndpoint


def may_keep(user: User) -> bool:
    return user.has_perm("webhooks.change_webhookendpoint")


class LogPermissions(RecordPermissions):
    """Who keeps webhooks reads the log; it is written by deliveries alone."""

    def user_can_list(self, user: User) -> bool:
        return may_keep(user) or super().user_can_list(user)

    def user_can_inspect_obj(self, user: User, obj: WebhookDelivery) -> bool:
        return self.user_can_list(user)


class EndpointFilter(SimpleListFilter):
    """Django's own filter of a relation wants Django's admin, which is not installed."""

    title = gettext_lazy("webhook")
    parameter_name = "endpoint"

    def lookups(self, request: SignedInRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        own = own_rows(request.user, WebhookEndpoint)
        return [(str(pk), name) for pk, name in own.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = whole_number(self.value())
        return queryset if chosen is None else queryset.filter(endpoint_id=chosen)


class DeliveryInspectView(InspectView):
    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        if field_name == "data":
            text = json.dumps(self.instance.data, indent=2, ensure_ascii=False)
            return format_html("<pre>{}</pre>", text)
        return super().get_field_display_value(field_name, field)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_send=may_keep(self.request.user),
            is_waiting=self.instance.status == WebhookDelivery.Status.WAITING,
            **kwargs,
        )


class DeliveryAdmin(ModelAdmin):
    model = WebhookDelivery
    menu_label = gettext_lazy("Webhook deliveries")
    menu_icon = "history"
    menu_order = 710
    add_to_settings_menu = True
    url_helper_class = RecordAddresses
    permission_helper_class = LogPermissions
    history_view_class = GuardedHistoryView
    inspect_view_enabled = True
    inspect_view_class = DeliveryInspectView
    inspect_template_name = "core/admin/webhook_delivery.html"
    inspect_view_fields = (
        "endpoint",
        "type",
        "message_id",
        "occurred_at",
        "status",
        "attempts",
        "attempted_at",
        "due_at",
        "response_code",
        "response",
        "data",
    )
    list_display = ("type", "endpoint", "status", "attempts", "response_code", "attempted_at", "created_at")
    list_filter = (EndpointFilter, "status", "type")
    list_select_related = ("endpoint",)
    list_per_page = 50
    search_fields = ("message_id",)
    ordering = ("-pk",)

    def get_queryset(self, request: SignedInRequest) -> QuerySet:
        return narrowed(super().get_queryset(request), request.user)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        return (
            path("webhooks/deliveries/<int:pk>/again/", send_one_again, name="webhook_delivery_again"),
            *super().get_admin_urls_for_registration(),
        )


@require_POST
def send_one_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Owe one delivery again; one that waits for its next attempt waits no longer."""
    if not may_keep(request.user):
        raise PermissionDenied
    delivery = get_object_or_404(own_rows(request.user, WebhookDelivery), pk=pk)
    if switching.send_again(WebhookDelivery.objects.filter(pk=pk)):
        messages.success(request, _("It is sent again within seconds, with the id that it had."))
    elif switching.send_now(delivery=delivery):
        messages.success(request, _("It is sent within seconds: it waits no longer for its next attempt."))
    else:
        messages.warning(request, _("It is being sent in this moment, or its webhook is switched off."))
    return redirect("webhooks_webhookdelivery_modeladmin_inspect", delivery.pk)
