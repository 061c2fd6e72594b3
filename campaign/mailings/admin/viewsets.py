"""Mailings in the admin, in Wagtail's own patterns for what has drafts and moderation."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from campaign.mailings.admin import checking, editing, previewing, reporting
from campaign.mailings.admin.listing import COLUMNS, MailingFilterSet, MailingListView
from campaign.mailings.admin.panels import edit_handler
from campaign.mailings.models import Mailing


class MailingViewSet(SnippetViewSet):
    model = Mailing
    icon = "mail"
    url_namespace = "mailings_admin"
    url_prefix = "mailings"
    menu_label = _("Mailings")
    menu_order = 40
    add_to_admin_menu = True
    index_view_class = MailingListView
    add_view_class = editing.MailingCreateView
    edit_view_class = editing.MailingEditView
    delete_view_class = editing.MailingDeleteView
    filterset_class = MailingFilterSet
    list_display = COLUMNS
    search_fields = ["title"]
    search_backend_name = None
    ordering = "-pk"
    copy_view_enabled = False
    edit_handler = edit_handler

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/check/", checking.CheckView.as_view(), name="check"),
            path("<int:pk>/preview/", previewing.PreviewView.as_view(), name="preview"),
            path("<int:pk>/preview/mail/", previewing.PreviewedMailView.as_view(), name="preview_mail"),
            path("<int:pk>/report/", reporting.ReportView.as_view(), name="report"),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Also the right to read reports."""
        return Permission.objects.filter(content_type=ContentType.objects.get_for_model(Mailing))
