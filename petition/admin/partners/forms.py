"""What an editor says of a new key."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput


class KeyForm(forms.Form):
    note = forms.CharField(
        label=_("Note"), max_length=120, required=False, help_text=_("For your colleagues, such as where it is used.")
    )
    last_day = forms.DateField(
        label=_("Works until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("The last day on which the key works. Left empty, it works until it is revoked."),
    )
    older_end_in = forms.TypedChoiceField(
        label=_("The partner’s other keys"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("", _("go on working")),
            ("1", _("end in a day")),
            ("7", _("end in a week")),
            ("30", _("end in 30 days")),
        ],
        help_text=_("To exchange a key without an interruption, let the old one work until the partner uses the new."),
    )

    def clean_last_day(self) -> object:
        day = self.cleaned_data["last_day"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Choose today or a later day."))
        return day

    def wishes(self) -> dict[str, Any]:
        """As ``keys.make_key`` takes them."""
        day, days = self.cleaned_data["last_day"], self.cleaned_data["older_end_in"]
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) if day else None
        return {
            "note": self.cleaned_data["note"],
            "expires_at": end,
            "older_end_in": timedelta(days=days) if days else None,
        }
