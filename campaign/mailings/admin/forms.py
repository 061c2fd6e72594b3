"""The form of a mailing in the admin."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale

from campaign.core.access.sites import sites_of
from campaign.mailings.admin.filter_forms import FilterForm, audience_in_words, filter_form
from campaign.mailings.audiences import audiences
from campaign.mailings.models import Mailing, MailingText


def begin_with_words(mailing: Mailing) -> None:
    """Give one that is not saved yet a text to write, in the site's own language; nothing is written."""
    if not mailing.texts.exists():
        language = Locale.get_default().language_code
        mailing.texts = [MailingText(language=language, body=[("text", "")])]


class MailingForm(WagtailAdminModelForm):
    """With a form of filters for each audience, of which the chosen one's counts.

    A correction goes to those who got the mailing that it corrects: nothing is asked about them.
    """

    def __init__(self, data: Any = None, files: Any = None, *args: Any, **kwargs: Any) -> None:
        mailing = kwargs.get("instance")
        if data is None and mailing is not None and mailing.pk is None:
            begin_with_words(mailing)
        super().__init__(data, files, *args, **kwargs)
        self.choosers: dict[str, FilterForm] = {}
        if "site" in self.fields and self.for_user is not None:
            self._offer_own_sites()
        if self.instance.kind == Mailing.Kind.CORRECTION:
            self.fields.pop("audience", None)
        elif "audience" in self.fields:
            choices = [(one.name, one.label) for one in audiences()]
            self.fields["audience"] = forms.ChoiceField(
                label=_("To"), choices=choices, initial="signers", widget=forms.RadioSelect
            )
            self.choosers = {name: self._chooser(name) for name, _label in choices}

    def _offer_own_sites(self) -> None:
        sites = sites_of(self.for_user)
        self.fields["site"].queryset = sites
        if len(sites) == 1:
            self.instance.site = sites[0]
            del self.fields["site"]

    def _chooser(self, audience: str) -> FilterForm:
        own = self.instance.filters if self.instance.audience == audience else {}
        return filter_form(audience, own, user=self.for_user, data=self.data if self.is_bound else None)

    @property
    def shown_choosers(self) -> Iterator[tuple[str, str, FilterForm]]:
        """For the page: the audience's name, its words, its form."""
        return ((name, audience_in_words(name), form) for name, form in self.choosers.items())

    @cached_property
    def changed_data(self) -> list[str]:
        chosen = self.choosers.get(self.data.get("audience", ""))
        return [*super().changed_data, *(["filters"] if chosen and chosen.has_changed() else [])]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = self.choosers.get(cleaned.get("audience", ""))
        if chosen and chosen.is_valid():
            self.instance.filters = chosen.filters()
        elif chosen:
            self.add_error("audience", _("Look at what you chose below: something there can’t be."))
        return cleaned

    def is_valid(self) -> bool:
        valid = super().is_valid()
        return self._languages_differ() and valid

    def _languages_differ(self) -> bool:
        """One text a language: the database holds no second one. Said beside the second, in plain words."""
        seen: set[str] = set()
        differ = True
        for form in getattr(self, "formsets", {}).get("texts", ()):
            language = form["language"].value()
            if not language or getattr(form, "cleaned_data", {}).get("DELETE"):
                continue
            if language in seen:
                form.add_error("language", _("There are words in this language above. Choose another one."))
                differ = False
            seen.add(language)
        return differ
