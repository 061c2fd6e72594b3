"""Endorsers in the admin: a list made for moderating, and the edit form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from endorsers.models import Endorser


class EndorserFilterSet(WagtailFilterSet):
    class Meta:
        model = Endorser
        fields = ["live", "scope", "featured"]


class EndorserViewSet(SnippetViewSet):
    model = Endorser
    icon = "group"
    menu_label = _("Endorsers")
    menu_order = 220
    add_to_admin_menu = True
    filterset_class = EndorserFilterSet
    list_display = [
        "name",
        Column("get_scope_display", label=_("Scope"), sort_key="scope"),
        "region",
        BooleanColumn("live", label=_("Published"), sort_key="live"),
        BooleanColumn("featured", label=_("Featured"), sort_key="featured"),
        UpdatedAtColumn(),
    ]
    search_fields = ["name", "region"]
    search_backend_name = None
    ordering = ["name"]
    list_per_page = 50
