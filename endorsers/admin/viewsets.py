"""Endorsers in the admin: a list made for moderating, the edit form, and what stands beside them."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from campaign.core.editing.versions import AsksBeforeOverwritingSnippet
from campaign.core.pages.go_live_words import SchedulePanel
from endorsers.admin import export_views, import_views
from endorsers.admin import views as moderation_views
from endorsers.admin.columns import (
    AgeColumn,
    BroughtColumn,
    DuplicatesColumn,
    LogoColumn,
    PlaceColumn,
    ProofColumn,
    StateColumn,
    WebsiteColumn,
)
from endorsers.admin.contact_views import ContactAddressView, ContactEraseView, ContactMainView
from endorsers.admin.listing import EndorserFilterSet, ModerationListView
from endorsers.admin.review_panel import ReviewPanel
from endorsers.models import Endorser

# By the name of Wagtail's action; see ``EndorsementReview``.
DECIDED = {
    "approve": _("“%(name)s” is approved, and stands among the endorsers."),
    "reject": _("“%(name)s” is asked for changes."),
    "decline": _("“%(name)s” is rejected."),
}


class EndorserEditView(AsksBeforeOverwritingSnippet, EditView):
    """Two moderators do not overwrite each other unseen. What was decided is said, in place of “updated”."""

    def get_success_message(self, instance: Endorser | None = None) -> str:
        decided = DECIDED.get(self.request.POST.get("workflow-action-name", ""))
        if self.action == "workflow-action" and decided:
            return str(decided) % {"name": (instance or self.object).name}
        return super().get_success_message(instance)


class EndorserViewSet(SnippetViewSet):
    model = Endorser
    icon = "group"
    url_namespace = "endorsers_admin"
    url_prefix = "endorsers"
    menu_label = _("Endorsers")
    menu_order = 30
    add_to_admin_menu = True
    index_view_class = ModerationListView
    edit_view_class = EndorserEditView
    filterset_class = EndorserFilterSet
    list_display = [
        "name",
        LogoColumn("logo", label=_("Logo"), width="8rem"),
        WebsiteColumn("website", label=_("Website")),
        ProofColumn("proof", label=_("Proof")),
        DuplicatesColumn("duplicates", label=_("Duplicates")),
        PlaceColumn("place", label=_("Where it works"), sort_key="region"),
        BroughtColumn("brought", label=_("Brought")),
        AgeColumn("waiting_since", label=_("Waits"), sort_key="waiting_since"),
        StateColumn("state", label=_("State")),
    ]
    search_fields = ["name", "region", "website"]
    search_backend_name = None
    ordering = "waiting_since"
    list_per_page = 50
    edit_handler = ObjectList([ReviewPanel(), *Endorser.panels, SchedulePanel()])

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view
        named = {"edit_url_name": self.get_url_name("edit")}
        return [
            *super().get_urlpatterns(),
            path("compare/<int:pk>/", view(moderation_views.CompareView, **named), name="compare"),
            path("reconsider/<int:pk>/", view(moderation_views.ReconsiderView, **named), name="reconsider"),
            path("contact/<int:pk>/address/", view(ContactAddressView, **named), name="contact_address"),
            path("contact/<int:pk>/erase/", view(ContactEraseView, **named), name="contact_erase"),
            path("contact/<int:pk>/main/", view(ContactMainView, **named), name="contact_main"),
            path("pending-logo/<int:pk>/", view(moderation_views.PendingLogoView), name="pending_logo"),
            path("export/", view(export_views.ExportView), name="export"),
            path("import/", view(import_views.UploadView), name="import"),
            path("import/<int:pk>/columns/", view(import_views.ColumnsView), name="import_columns"),
            path("import/<int:pk>/", view(import_views.ImportView), name="import_result"),
            path("import/<int:pk>/refused/", view(import_views.RefusedView), name="import_refused"),
        ]
