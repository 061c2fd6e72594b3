"""The form of an endpoint."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from campaign.core.editing.rows import FormOfSharedRow
from campaign.core.languages.site_pages import only_site_id, site_of_each
from campaign.core.text.lists import listed
from campaign.webhooks.endpoint_urls import validate_address
from campaign.webhooks.event_recorder import begin_to_listen
from campaign.webhooks.events import erasure_types, event_types, limit_ids
from campaign.webhooks.models import WebhookEndpoint
from campaign.webhooks.switching import forget_failures


class EndpointForm(FormOfSharedRow):
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
        help_text=gettext_lazy(
            "None ticked: all petitions of the site. Events that belong to no petition are always sent."
        ),
    )

    class Meta:
        model = WebhookEndpoint
        fields = ["name", "url", "site", "events", "pages", "enabled", "send_personal_data", "consent_statement"]
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
        if (site := only_site_id()) is not None:
            self.instance.site_id = site
            del self.fields["site"]
        self.fields["pages"].queryset = Page.objects.filter(pk__in=limit_ids()).order_by("title")

    def clean_url(self) -> str:
        validate_address(self.cleaned_data["url"])
        return self.cleaned_data["url"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("send_personal_data") and not cleaned.get("consent_statement", "").strip():
            self.add_error("consent_statement", _("Say why it is allowed to send personal data there."))
        if cleaned.get("site"):
            sites = site_of_each(page.pk for page in cleaned.get("pages", ()))
            elsewhere = [page.title for page in cleaned.get("pages", ()) if sites.get(page.pk) != cleaned["site"].pk]
            if elsewhere:
                words = _("These are not of the site that you chose: %(titles)s.")
                self.add_error("pages", words % {"titles": listed(elsewhere)})
        return cleaned

    def save(self, commit: bool = True) -> WebhookEndpoint:
        if self.instance.enabled:
            forget_failures(endpoint=self.instance)
        told = set(self.instance.events) if self.instance.enabled else set()
        if self.instance.send_personal_data or self.instance.had_personal_data:
            told |= erasure_types()
        begin_to_listen(events=told)
        return super().save(commit)
