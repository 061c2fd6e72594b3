"""Operational records in the admin: signatures on paper, entered as a number; what went out and what came in."""

from django import forms
from django.contrib.auth.models import Permission, User
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import CreateView, EditView

from campaign.core.admin.operational_records import GuardedHistoryView, RecordAddresses, RecordPermissions
from campaign.imports.models import FileWork
from campaign.runtime.signed_in import SignedInRequest
from campaign.web.accounts.rights.site_views import OwnChoicesMixin, narrowed
from petition.admin.menu import may
from petition.models import OfflineBatch, SignatureExport, SignatureImport


class OfflineBatchEditView(OwnChoicesMixin, EditView):
    """Of a petition of the editor's sites."""


class OfflineBatchCreateView(OwnChoicesMixin, CreateView):
    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        form.instance.entered_by = self.request.user
        return super().form_valid(form)


class OfflineBatchAdmin(ModelAdmin):
    model = OfflineBatch
    menu_label = _("On paper")
    menu_icon = "clipboard-list"
    menu_order = 50
    url_helper_class = RecordAddresses
    add_to_admin_menu = False  # it is in the menu of operations
    create_view_class = OfflineBatchCreateView
    edit_view_class = OfflineBatchEditView
    history_view_class = GuardedHistoryView
    list_display = ("petition", "count", "collected_on", "place", "entered_by", "entered_at")
    list_filter = ("collected_on",)
    list_select_related = ("petition", "entered_by")
    list_per_page = 50
    search_fields = ("place", "note", "petition__title")

    def get_queryset(self, request: SignedInRequest) -> QuerySet:
        return narrowed(super().get_queryset(request), request.user)

    panels = [
        FieldPanel("petition"),
        FieldRowPanel([FieldPanel("count"), FieldPanel("collected_on")]),
        FieldPanel("wording"),
        FieldPanel("place"),
        FieldPanel("note"),
        FieldPanel("scan_digest"),
    ]


class RecordPermissionHelper(RecordPermissions):
    """A record is read by those who may do what it records; nobody writes, changes or deletes it by hand."""

    action = ""

    def user_has_any_permissions(self, user: User) -> bool:
        return may(user, self.action)


class ExportPermissionHelper(RecordPermissionHelper):
    action = "export"


class ImportPermissionHelper(RecordPermissionHelper):
    action = "import"


class FileWorkAdmin(ModelAdmin):
    """Each file with who made it. The file itself holds personal data and is not read for a list."""

    url_helper_class = RecordAddresses
    add_to_admin_menu = False
    list_filter = ("state",)
    list_per_page = 50
    list_select_related = ("petition", "created_by")
    history_view_enabled = False
    progress_url_name = ""

    def get_queryset(self, request: SignedInRequest) -> QuerySet:
        return narrowed(super().get_queryset(request), request.user).defer("content")

    def get_permissions_for_registration(self) -> QuerySet[Permission]:
        return Permission.objects.none()  # the rights on signatures say who exports and imports

    def file(self, work: FileWork) -> str:
        url = reverse(self.progress_url_name, args=[work.pk])
        return format_html('<a href="{}">{}</a>', url, work.filename)

    file.short_description = _("file")
    file.admin_order_field = "filename"


class ExportAdmin(FileWorkAdmin):
    model = SignatureExport
    menu_label = _("Files that went out")
    menu_icon = "download"
    menu_order = 80
    permission_helper_class = ExportPermissionHelper
    progress_url_name = "signatures:export_progress"
    list_display = ("file", "petition", "shape", "total", "state", "created_by", "created_at")


class ImportAdmin(FileWorkAdmin):
    model = SignatureImport
    menu_label = _("Lists that came in")
    menu_icon = "upload"
    menu_order = 90
    permission_helper_class = ImportPermissionHelper
    progress_url_name = "signatures:import_result"
    list_display = ("file", "petition", "total", "state", "created_by", "created_at")

    def get_queryset(self, request: SignedInRequest) -> QuerySet:
        return super().get_queryset(request).defer("content", "lines", "refused")
