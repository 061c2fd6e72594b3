"""The import in the admin: upload, columns, trial, and the real run."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from campaign.core.access.sites import rows_of_own_sites, sites_of
from campaign.imports import forms as import_forms
from campaign.imports import views as imports
from campaign.imports.forms import PublishingColumnsForm
from campaign.imports.sample import SampleColumn
from campaign.runtime.signed_in import SignedInRequest
from endorsers.admin.review_panel import SEE_CONTACT
from endorsers.import_export.import_rows import FIELDS, HEADINGS, KNOWN_HEADINGS
from endorsers.models import Endorser, EndorserImport

SAMPLE = (
    SampleColumn("name", ("Copper Valley Alliance", "River Parish Council"), is_needed=True),
    SampleColumn("website", ("https://copper.example/", "https://parish.example/")),
    SampleColumn("scope", ("national", "local")),
    SampleColumn("region", ("", "Oregon")),
    SampleColumn("quote", ("Rights come first.", "")),
)


class UploadForm(import_forms.UploadForm):
    """The file, and the site that its organizations endorse: one of the editor's own."""

    known = KNOWN_HEADINGS
    site = forms.ModelChoiceField(
        label=gettext_lazy("Site"),
        queryset=Site.objects.none(),
        empty_label=None,
        help_text=gettext_lazy("The campaign that these organizations endorse."),
    )

    def __init__(self, *args: Any, sites: QuerySet[Site], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = sites
        self.only = sites[0] if len(sites) == 1 else None
        if self.only:  # nothing to choose
            del self.fields["site"]

    @property
    def chosen_site(self) -> Site:
        return self.only or self.cleaned_data["site"]


class ColumnsForm(PublishingColumnsForm):
    needed = {"name": gettext_lazy("Choose the column of the organizations' names.")}


class ImportMixin:
    model = Endorser
    opens = EndorserImport
    permission_required = "add"
    url_namespace = "endorsers_admin"
    import_model = EndorserImport
    headings = HEADINGS

    def may_publish(self) -> bool:
        return self.user_has_permission("publish")

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("endorsers_admin:list"), "label": _("Endorsers")},
            {"url": reverse("endorsers_admin:import"), "label": _("Import")},
        ]

    def imports(self) -> QuerySet[EndorserImport]:
        return rows_of_own_sites(super().imports(), self.request.user)

    def column_labels(self) -> dict[str, Any]:
        """What this editor may import: contacts only with the right to see them."""
        may_see = self.request.user.has_perm(SEE_CONTACT)
        return {name: label for name, label in FIELDS.items() if may_see or not name.startswith("contact_")}


class UploadView(ImportMixin, imports.UploadView):
    request: SignedInRequest
    form_class = UploadForm
    sample = SAMPLE
    template_name = "endorsers/admin/import.html"
    page_title = gettext_lazy("Import endorsers")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"sites": sites_of(self.request.user)}

    def about(self, form: UploadForm) -> dict[str, Any]:
        return {"mapping": self.guessed(form.parsed.headings), "site": form.chosen_site}


class ColumnsView(ImportMixin, imports.PublishingColumnsView):
    form_class = ColumnsForm


class ImportView(ImportMixin, imports.ImportView):
    template_name = "endorsers/admin/import_result.html"

    def drafts(self, keys: list[int]) -> QuerySet[Endorser]:
        return Endorser.objects.drafts().filter(pk__in=keys, source=Endorser.Source.IMPORT)

    def address_of(self, pk: int) -> str:
        return reverse("endorsers_admin:edit", args=[pk])


class RefusedView(ImportMixin, imports.RefusedView):
    """Other editors' files may name representatives: they are for those who may see contacts."""

    def imports(self) -> QuerySet[EndorserImport]:
        user = self.request.user
        return super().imports() if user.has_perm(SEE_CONTACT) else super().imports().filter(created_by=user)
