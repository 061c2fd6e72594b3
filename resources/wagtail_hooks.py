"""The library in the admin: topics, the report of links, the import."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from campaign.core.access.sites import for_the_whole_installation
from campaign.runtime.cache.request_memory import remembered
from resources.admin.import_views import ColumnsView, ImportView, RefusedView, UploadView, libraries_of
from resources.admin.link_report import LinkReportView, may_see_report, take_address, take_archive
from resources.models import Topic

IMPORT_PAGES = [
    path("", UploadView.as_view(), name="import"),
    path("<int:pk>/columns/", ColumnsView.as_view(), name="import_columns"),
    path("<int:pk>/", ImportView.as_view(), name="import_result"),
    path("<int:pk>/refused/", RefusedView.as_view(), name="import_refused"),
]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]
    search_fields = ["name"]


class LinkReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_report(request)


class ImportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        # Asked twice for a menu: whether its group is shown, and whether it is.
        return remembered(("may import resources", request.user.pk), libraries_of(request.user).exists)


# Topics are shared: who works on one site chooses among them and adds some, and renames none.
for_the_whole_installation("wagtailsnippets_resources_topic:edit", "wagtailsnippets_resources_topic:delete")
register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    return [
        path("reports/links/", LinkReportView.as_view(), name="link_report"),
        path("reports/links/results/", LinkReportView.as_view(results_only=True), name="link_report_results"),
        path("reports/links/<int:pk>/take/", take_address, name="link_report_take"),
        path("reports/links/<int:pk>/archive/", take_archive, name="link_report_archive"),
        path("resources/import/", include((IMPORT_PAGES, "resource_imports"))),
    ]


@hooks.register("register_reports_menu_item")
def report_of_links() -> MenuItem:
    return LinkReportItem(_("Broken and moved links"), reverse("link_report"), icon_name="link", order=900)


@hooks.register("register_settings_menu_item")
def import_of_resources() -> MenuItem:
    return ImportItem(_("Import resources"), reverse("resource_imports:import"), icon_name="upload", order=900)
