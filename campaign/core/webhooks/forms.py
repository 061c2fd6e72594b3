"""The form of an endpoint."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from campaign.core.webhooks.addresses import validate_address
from campaign.core.webhooks.events import event_types, limit_ids
from campaign.core.webhooks.models import WebhookEndpoint
from campaign.core.webhooks.noting import begin_to_listen
from campaign.core.webhooks.switching import forget_failures


class EndpointForm(WagtailAdminModelForm):
    url = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=WebhookEndpoint._meta.get_field("url").help_text,
    )
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Events"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("What is told to this address."),
    )
    pages = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Only these petitions"),
        queryset=Page.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None ticked: all petitions. Events that belong to no petition are always sent."),
    )

    class Meta:
        model = WebhookEndpoint
        fields = ["name", "url", "events", "pages", "enabled", "send_personal_data", "consent_statement"]
        widgets = {"consent_statement": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["events"].choices = [
            (
                event.name,
                format_html(
                    "<span>{} <code>{}</code><br><small>{}</small></span>", event.label, event.name, event.hint
                ),
            )
            for event in event_types()
        ]
        self.fields["pages"].queryset = Page.objects.filter(pk__in=limit_ids()).order_by("title")

    def clean_url(self) -> str:
        validate_address(self.cleaned_data["url"])
        return self.cleaned_data["url"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("send_personal_data") and not cleaned.get("consent_statement", "").strip():
            self.add_error("consent_statement", _("Say why it is allowed to send personal data there."))
        return cleaned

    def save(self, commit: bool = True) -> WebhookEndpoint:
        if self.instance.enabled:
            forget_failures(endpoint=self.instance)
            begin_to_listen(events=self.instance.events)
        return super().save(commit)
