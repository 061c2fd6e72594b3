"""The import in the admin: upload, columns, trial, and the real run."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.imports import forms as import_forms
from campaign.imports import views as imports
from campaign.imports.outcomes import Line
from campaign.imports.running import cells_of
from campaign.imports.sample import SampleColumn
from petition.admin.own_sites import of_own_petitions
from petition.admin.signatures.listing import petition_choices
from petition.form.forms import SignForm
from petition.form.question_fields import ANSWER_PREFIX
from petition.form.version import FIELD as FORM_VERSION
from petition.import_export.import_columns import KNOWN_HEADINGS, guess_mapping
from petition.models import PetitionPage, Signature, SignatureImport, StatementWording

NAMES = ("full_name", "given_name", "family_name")


SAMPLE = (
    SampleColumn("given_name", ("Ada", "Binta"), is_needed=True),
    SampleColumn("family_name", ("Example", "")),
    SampleColumn("email", ("ada@example.org", "binta@example.org"), is_needed=True),
    SampleColumn("postal_code", ("97201", "")),
    SampleColumn("country", ("US", "SN")),
    SampleColumn("comment", ("For the river.", "")),
    SampleColumn("signed_at", ("2026-05-14", "2026-05-15")),
)


class UploadForm(import_forms.UploadForm):
    petition = forms.TypedChoiceField(label=gettext_lazy("Petition"), choices=petition_choices, coerce=int)
    consent_note = forms.CharField(
        label=gettext_lazy("Where their consent is kept"),
        max_length=200,
        help_text=gettext_lazy("How these people agreed, such as “paper forms of the June rally, box 3”."),
    )
    known = KNOWN_HEADINGS
    field_order = ["petition", "file", "sheet", "consent_note"]


class ColumnsForm(import_forms.ColumnsForm):
    """The fields are those of the petition's own form."""

    date_order = forms.ChoiceField(
        label=gettext_lazy("Dates look like"), choices=SignatureImport.DateOrder.choices, widget=forms.RadioSelect
    )
    name_order = forms.ChoiceField(
        label=gettext_lazy("Whole names look like"),
        choices=SignatureImport.NameOrder.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy(
            "For names in one column. A comma, as in “Garcia Lopez, Maria”, is understood by itself."
        ),
    )

    wording = forms.ModelChoiceField(
        label=gettext_lazy("Which words they signed"),
        queryset=StatementWording.objects.none(),
        required=False,
        empty_label=gettext_lazy("those that the petition said on the day of each signature"),
    )

    def __init__(self, *args: Any, wordings: QuerySet[StatementWording], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wording"].queryset = wordings

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        mapping = self.mapping()
        if "email" not in mapping:
            self.add_error("column_email", _("Choose the column of the addresses: a signature needs one."))
        if "given_name" not in mapping and "full_name" not in mapping:
            self.add_error("column_full_name", _("Choose the column of the names."))
        return cleaned


def mappable_fields(petition: PetitionPage) -> dict[str, str]:
    """Labels of all that a column may hold, by the field's name."""
    fields = SignForm(petition=petition).fields
    own = {name: str(field.label) for name, field in fields.items() if name != FORM_VERSION}
    if "show_comment" in own:
        own["show_comment"] = _("Comment may be shown (yes or no)")
    if "age" in own:
        own["age"] = _("Age in years, or whether 18 or older (yes or no); left out, nothing of them is public")
    own |= {"show_name": _("Name may be shown (yes or no)"), "subscribe": _("Wants updates (yes or no)")}
    partner = _("Partner who brought them, by the name in links")
    return {"full_name": _("Whole name"), **own, "signed_at": _("Date of signing"), "partner": partner}


def question_labels(petition: PetitionPage) -> dict[str, str]:
    return {f"{ANSWER_PREFIX}{question.clean_name}": question.label for question in petition.questions.all()}


class ImportMixin:
    model = Signature
    opens = SignatureImport
    permission_required = "import"
    url_namespace = "signatures"
    import_model = SignatureImport

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("signatures:import"), "label": _("Import")}]

    def imports(self) -> QuerySet[SignatureImport]:
        own = of_own_petitions(super().imports(), self.request.user)
        return own.select_related("petition").defer("lines", "refused")


class UploadView(ImportMixin, imports.UploadView):
    form_class = UploadForm
    sample = SAMPLE
    template_name = "petition/admin/import.html"
    page_title = gettext_lazy("Import signatures")

    def about(self, form: UploadForm) -> dict[str, Any]:
        petition = PetitionPage.objects.get(pk=form.cleaned_data["petition"])
        return {
            "petition": petition,
            "mapping": guess_mapping(form.parsed.headings, question_labels(petition)),
            "consent_note": form.cleaned_data["consent_note"],
        }


class ColumnsView(ImportMixin, imports.ColumnsView):
    form_class = ColumnsForm

    def column_labels(self) -> dict[str, str]:
        return mappable_fields(self.current_import.petition)

    def get_initial(self) -> dict[str, Any]:
        own = self.current_import
        return super().get_initial() | {
            "date_order": own.date_order,
            "name_order": own.name_order,
            "wording": own.wording_id or "",
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "wordings": StatementWording.objects.of(self.current_import.petition).order_by("number")
        }

    def guessed(self, headings: list[str]) -> dict[str, int]:
        return guess_mapping(headings, question_labels(self.current_import.petition))

    def choices(self, form: ColumnsForm) -> dict[str, Any]:
        return {
            "date_order": form.cleaned_data["date_order"],
            "name_order": form.cleaned_data["name_order"] or SignatureImport.NameOrder.GIVEN_FIRST,
            "wording": form.cleaned_data["wording"],
        }


class ImportView(ImportMixin, imports.ImportView):
    template_name = "petition/admin/import_result.html"
    asks_about_repeats = False  # a mailbox that signed is nobody else's

    def address_of(self, pk: int) -> str:
        return reverse("signatures:inspect", args=[pk]) if self.user_has_permission("view") else ""

    def named(self, lines: list[Line]) -> Iterator[tuple[Line, str]]:
        """With the names of the file while it is kept, then of the signers; none of them is noted with the outcome.

        For whoever may see signers, and of the file for whoever uploaded it.
        """
        own = self.current_import
        may_see = self.user_has_permission("view") or own.created_by == self.request.user
        columns = [own.mapping[name] for name in NAMES if name in own.mapping]
        found = cells_of(own, [line.number for line in lines]) if may_see else {}
        signers = Signature.objects.in_bulk([line.pk for line in lines if line.pk and not found])
        for line in lines:
            cells = found.get(line.number, [])
            name = " ".join(cells[number].strip() for number in columns if number < len(cells))
            signer = signers.get(line.pk) if self.user_has_permission("view") else None
            yield line, name or (signer.full_name if signer else "")


class RefusedView(ImportMixin, imports.RefusedView):
    """All errors by line, as a CSV that repeats no cell."""
