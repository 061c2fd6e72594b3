"""Operational records in the admin: signatures on paper, entered as a number."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import CreateView

from petition.models import OfflineBatch


class OfflineBatchCreateView(CreateView):
    def form_valid(self, form: forms.ModelForm) -> HttpResponse:
        form.instance.entered_by = self.request.user
        return super().form_valid(form)


class OfflineBatchAdmin(ModelAdmin):
    model = OfflineBatch
    menu_label = _("On paper")
    menu_icon = "clipboard-list"
    menu_order = 50
    add_to_admin_menu = False  # it stands in the menu of signatures
    create_view_class = OfflineBatchCreateView
    list_display = ("petition", "count", "collected_on", "place", "entered_by", "entered_at")
    list_filter = ("collected_on",)
    list_select_related = ("petition", "entered_by")
    list_per_page = 50
    search_fields = ("place", "note", "petition__title")
    panels = [
        FieldPanel("petition"),
        FieldRowPanel([FieldPanel("count"), FieldPanel("collected_on")]),
        FieldPanel("place"),
        FieldPanel("note"),
    ]
