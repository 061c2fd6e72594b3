"""What all pages of an import share."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from campaign.imports.headings import guess_mapping
from campaign.imports.models import Import


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """One page of an import.

    ``url_namespace`` has the pages ``import``, ``import_columns``, ``import_result`` and ``import_refused``.
    """

    header_icon = "upload"
    url_namespace: str
    import_model: type[Import]
    headings: Mapping[str, str] = {}

    def imports(self) -> models.QuerySet:
        return self.import_model.objects.select_related("created_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = f"{self.url_namespace}:import"
        return super().get_context_data(imports_url=reverse(first), result_page=f"{first}_result", **kwargs)

    def column_labels(self) -> Mapping[str, Any]:
        """Labels of all that a column may hold, by the field's name."""
        raise NotImplementedError

    def guessed(self, headings: list[str]) -> dict[str, int]:
        """The mapping that these headings suggest; the app's own ``headings`` say which words mean which field."""
        return guess_mapping(headings, known=self.headings, allowed=set(self.column_labels()))

    @cached_property
    def current_import(self) -> Any:
        return get_object_or_404(self.imports(), pk=self.kwargs["pk"])

    def go_to(self, page: str, pk: int) -> HttpResponse:
        return redirect(f"{self.url_namespace}:{page}", pk)


class ImportFormView(ImportMixin, FormView):
    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
