"""The import of resources in the admin: a file is tried out, then written."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.core.sheets import BYTES_AT_MOST
from resources.models import ResourceImport, ResourceLibraryPage
from resources.transfers.importing import run_import

State = ResourceImport.State


def libraries_of(user: Any) -> QuerySet[ResourceLibraryPage]:
    """The libraries that a user may add resources to."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return ResourceLibraryPage.objects.filter(pk__in=pages.values("pk"))


class UploadForm(forms.Form):
    library = forms.ModelChoiceField(label=gettext_lazy("Library"), queryset=None, empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        max_length=200,
        help_text=gettext_lazy(
            "At most 10 MB, with a heading above each column: Title and Date, and where you have them Type, "
            "Publishers, Link, Summary, Topics, Language. Divide names by semicolons. Nothing is imported yet."
        ),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy("Otherwise they come in as drafts."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["library"].queryset = libraries_of(user)

    def clean_file(self) -> Any:
        if self.cleaned_data["file"].size > BYTES_AT_MOST:
            raise ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        return self.cleaned_data["file"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        library = cleaned.get("library")
        if cleaned.get("publish") and library and not library.permissions_for_user(self.user).can_publish_subpage():
            self.add_error("publish", _("You may add drafts here, and not publish them."))
        return cleaned


class ImportMixin(WagtailAdminTemplateMixin):
    header_icon = "upload"
    page_title = gettext_lazy("Import resources")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not libraries_of(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadView(ImportMixin, FormView):
    form_class = UploadForm
    template_name = "resources/admin/import.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        resource_import = ResourceImport.objects.create(
            library=form.cleaned_data["library"],
            filename=form.cleaned_data["file"].name[-200:],
            content=form.cleaned_data["file"].read(),
            publish=form.cleaned_data["publish"],
            created_by=self.request.user,
        )
        run_import.enqueue(resource_import.pk)
        return redirect("resource_import_result", resource_import.pk)

    def form_invalid(self, form: UploadForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class ResultView(ImportMixin, TemplateView):
    """What the trial found, or what was imported. POST writes what the trial found in order."""

    template_name = "resources/admin/import_result.html"

    @cached_property
    def resource_import(self) -> ResourceImport:
        own = ResourceImport.objects.filter(library__in=libraries_of(self.request.user))
        return get_object_or_404(own.defer("content"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(resource_import=self.resource_import, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if self.resource_import.is_under_way:
            response.headers["Refresh"] = "2"
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rights = self.resource_import.library.permissions_for_user(request.user)
        if self.resource_import.publish and not rights.can_publish_subpage():
            raise PermissionDenied
        tried = ResourceImport.objects.filter(pk=self.resource_import.pk, state=State.DONE, dry_run=True)
        if tried.update(state=State.WAITING, dry_run=False, created_by=request.user):
            run_import.enqueue(self.resource_import.pk)
        return redirect("resource_import_result", self.resource_import.pk)
