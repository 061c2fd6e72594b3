"""Partners in the admin: who collects for which petitions, and their keys."""

from collections.abc import Callable

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from campaign.core.access.permission_policies import ActionsPolicy
from petition.admin.partners.listing import PartnerFilterSet
from petition.admin.partners.views import (
    KeyMakingView,
    KeyRevokingView,
    PartnerCreateView,
    PartnerEditView,
    PartnerIndexView,
    PartnerView,
)
from petition.models import Partner


class PartnerPolicy(ActionsPolicy):
    """To see, to add, to change; who may change one makes and revokes its keys. Nobody deletes one."""

    actions = ("add", "change", "view")


register_permission_policy(Partner, PartnerPolicy(Partner))


class PartnerViewSet(ModelViewSet):
    model = Partner
    name = "partners"
    icon = "key"
    menu_label = _("Partners")
    index_view_class = PartnerIndexView
    add_view_class = PartnerCreateView
    edit_view_class = PartnerEditView
    inspect_view_class = PartnerView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        "name",
        "slug",
        BooleanColumn("active", label=_("Active")),
        Column("brought", label=_("Brought"), sort_key="brought"),
        "contact",
        DateColumn("created_at", label=_("Since"), sort_key="created_at"),
    ]
    filterset_class = PartnerFilterSet
    search_fields = ["name", "slug", "contact"]
    search_backend_name = None
    ordering = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("site"),
        FieldPanel("active"),
        FieldPanel("contact"),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel("website"),
                FieldPanel("welcome"),
                FieldPanel("thanks"),
                FieldPanel("shows_count"),
            ],
            heading=_("The petition as the partner presents it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("petitions"),
                FieldPanel("consent_text"),
                FieldPanel("allowed_origins"),
                FieldPanel("per_minute"),
                FieldPanel("per_hour"),
            ],
            heading=_("What its keys may do"),
        ),
    ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        codenames = [f"{action}_partner" for action in PartnerPolicy.actions]
        return Permission.objects.filter(
            content_type=ContentType.objects.get_for_model(Partner), codename__in=codenames
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        def view(view_class: type) -> Callable[..., HttpResponse]:
            return self.construct_view(view_class, **self.get_inspect_view_kwargs())

        return [
            *super().get_urlpatterns(),
            path("<int:pk>/keys/", view(KeyMakingView), name="make_key"),
            path("<int:pk>/keys/<int:key>/revoke/", view(KeyRevokingView), name="revoke_key"),
        ]
