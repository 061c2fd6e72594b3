"""The import of resources in the admin: upload, columns, trial, and the real run."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permission_policies.pages import PagePermissionPolicy

from campaign.imports import views as imports
from campaign.imports.forms import COLUMN_PREFIX, PublishingColumnsForm
from campaign.imports.forms import UploadForm as FileForm
from campaign.imports.sample import SampleColumn
from resources.import_export.rows import FIELDS, HEADINGS, KNOWN_HEADINGS, SAYS_THE_DATE
from resources.models import ResourceImport, ResourceLibraryPage, ResourcePage


def libraries_of(user: Any) -> QuerySet[ResourceLibraryPage]:
    """The libraries that a user may add resources to."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return ResourceLibraryPage.objects.filter(pk__in=pages.values("pk"))


SAMPLE = (
    SampleColumn("title", ("Nickel and the sea", "A letter on cobalt"), is_needed=True),
    SampleColumn("date", ("2026-05-14", "2026-03"), is_needed=True),
    SampleColumn("type", ("report", "letter")),
    SampleColumn("publishers", ("River Parish Council; Copper Valley Alliance", "Copper Valley Alliance")),
    SampleColumn("link", ("https://parish.example/nickel.pdf", "https://copper.example/letter")),
    SampleColumn("summary", ("What nickel costs those who fish.", "Thirty groups write to Congress.")),
    SampleColumn("topics", ("Indonesia; Climate", "Congo")),
    SampleColumn("language", ("en", "en")),
)


class UploadForm(FileForm):
    library = forms.ModelChoiceField(
        label=gettext_lazy("Library"),
        queryset=None,
        empty_label=None,
        help_text=gettext_lazy("Where the resources come in."),
    )
    known = KNOWN_HEADINGS
    field_order = ["library", "file", "sheet"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["library"].queryset = libraries_of(user)
        self.fields["file"].help_text = gettext_lazy(
            "At most 10 MB, with a heading above each column, in any language: title and date, and where you have "
            "them type, publishers, link, summary, topics, language. Divide names by semicolons. Nothing is imported "
            "yet."
        )


class ColumnsForm(PublishingColumnsForm):
    needed = {"title": gettext_lazy("Choose the column of the titles.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[f"{COLUMN_PREFIX}byline"].help_text = gettext_lazy(
            "Lines such as “Report by River Watch, May 2026”: type, publishers and date are read from them."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.mapping().keys() & SAYS_THE_DATE:
            self.add_error(f"{COLUMN_PREFIX}date", _("Choose the column of the dates of publication."))
        return cleaned


class ImportMixin:
    """For those who may add pages to a library."""

    page_title = gettext_lazy("Import resources")
    permission_required = "add"
    url_namespace = "resource_imports"
    import_model = ResourceImport
    headings = HEADINGS

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("resource_imports:import"), "label": _("Import resources")}]

    def user_has_permission(self, permission: str) -> bool:
        return self._libraries.exists()

    @cached_property
    def _libraries(self) -> QuerySet[ResourceLibraryPage]:
        return libraries_of(self.request.user)

    def imports(self) -> QuerySet[ResourceImport]:
        return super().imports().filter(library__in=self._libraries).select_related("library")

    def column_labels(self) -> dict[str, Any]:
        return FIELDS

    def may_publish(self) -> bool:
        return self.current_import.library.permissions_for_user(self.request.user).can_publish_subpage()


class UploadView(ImportMixin, imports.UploadView):
    form_class = UploadForm
    sample = SAMPLE
    template_name = "resources/admin/import.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def about(self, form: UploadForm) -> dict[str, Any]:
        return {"library": form.cleaned_data["library"], "mapping": self.guessed(form.parsed.headings)}


class ColumnsView(ImportMixin, imports.PublishingColumnsView):
    form_class = ColumnsForm
    page_title = imports.ColumnsView.page_title


class ImportView(ImportMixin, imports.ImportView):
    template_name = "resources/admin/import_result.html"

    def drafts(self, keys: list[int]) -> QuerySet[ResourcePage]:
        return ResourcePage.objects.filter(pk__in=keys, live=False)

    def address_of(self, pk: int) -> str:
        return reverse("wagtailadmin_pages:edit", args=[pk])


class RefusedView(ImportMixin, imports.RefusedView):
    pass
