"""Of what keeps no versions, such as settings: who saves over other words than they opened is told first.

A form compares what it asks about; what others write to the row meanwhile, such as a count, is not its matter.
"""

import hashlib
import json
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import registry

FIELD = "as_opened"
NOT_THERE_YET = "new"


class SharedRow(forms.ModelForm):
    """Carries a fingerprint of the row as it was opened; where the row has another one by now, it says so and keeps
    what was typed. The next time it is saved."""

    # Rows below it that the same page changes, by the names of their relations.
    below: tuple[str, ...] = ()
    as_opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = frozenset(self.fields)
        self.fields[FIELD].initial = fingerprint(self.instance, self._asked, self.below)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # a form's own clean() may answer nothing
        opened, now = cleaned.get(FIELD), fingerprint(self.instance, self._asked, self.below)
        if opened and opened != now:
            self.data = self.data.copy()
            self.data[self.add_prefix(FIELD)] = now
            words = _(
                "%(somebody)s has saved this while you were writing. What you wrote is below and not saved yet: open "
                "this page in another window to see the newer words, then save once more to put yours in their place."
            )
            self.add_error(None, words % {"somebody": _who_changed(self.instance)})
        return cleaned


class FormOfSharedRow(SharedRow, WagtailAdminModelForm):
    """The same for a model's own form in the admin."""


def fingerprint(row: models.Model, asked: frozenset[str], below: tuple[str, ...] = ()) -> str:
    """Of the row as the database has it now: of the fields that are asked and the rows below, or of all with its
    children."""
    stored = type(row)._base_manager.filter(pk=row.pk).first() if row.pk else None
    if stored is None:
        return NOT_THERE_YET
    if isinstance(stored, ClusterableModel):
        values: Any = stored.serializable_data()
    else:
        meta = stored._meta
        values = [field.value_to_string(stored) for field in meta.concrete_fields if field.name in asked]
        values += [
            sorted(one.pk for one in getattr(stored, field.name).all())
            for field in meta.many_to_many
            if field.name in asked
        ]
        values += [list(getattr(stored, name).order_by("pk").values_list()) for name in below]
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _who_changed(row: models.Model) -> str:
    entry = registry.get_logs_for_instance(row).order_by("-timestamp").first()
    return entry.user_display_name if entry and entry.user else str(_("Somebody"))
