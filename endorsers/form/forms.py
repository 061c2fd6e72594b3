"""What an organization sends to endorse, and later changes: one set of rules for the page and the API."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from campaign.core.languages.site_pages import current_site
from campaign.web.forms.typed_fields import AddressField, LineField, LinesField, NameField, OrganizationField, missing
from endorsers.form.logos import FormWithLogo
from endorsers.form.version import FIELD as FORM_VERSION
from endorsers.form.version import FormVersionField
from endorsers.models import EndorsementContact, Endorser
from endorsers.moderation.duplicates import entries_of
from endorsers.signing.submitting import Endorsement

# Filled in by simple robots only: people do not see it, and browsers do not know what to fill in.
TRAP = "contact_preference"
# The boxes whose words are kept with what was agreed to.
CONSENTS = ("authorized", "may_show_logo", "may_contact")

# Of the page to which the organization's own link leads.
BRINGING = ("welcome", "thanks", "shows_count")

NO_REGION = _("Say in which state or region the organization works.")
KNOWN = _("An endorsement of this organization is already here or waits for review.")


class WebsiteField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]


def _website() -> WebsiteField:
    return WebsiteField(label=_("Website"), max_length=200, required=False, assume_scheme="https")


def _region() -> LineField:
    return LineField(
        label=_("State or region"),
        max_length=80,
        required=False,
        error_messages=missing(NO_REGION),
        help_text=_("For a state or local organization."),
        widget=forms.TextInput(attrs={"list": "regions"}),
    )


def _quote() -> LinesField:
    return LinesField(
        label=_("Why you endorse"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences that we may show."),
    )


def _quote_speaker() -> LineField:
    return LineField(
        label=_("Who says it"),
        max_length=160,
        required=False,
        help_text=_("Name and role, shown beside the words. Left empty, your organization says it."),
    )


class ContactForm(FormWithLogo):
    """Who speaks for the organization."""

    contact_name = NameField(label=_("Your name"), max_length=120, error_messages=missing(_("Enter your name.")))
    contact_role = LineField(label=_("Your role"), max_length=120, required=False)
    contact_email = AddressField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Never shown. Best is one at your organization’s own domain: we send a link to it."),
    )
    may_contact = forms.BooleanField(
        label=_("You may write to me about the next steps of the campaign."), required=False
    )


class EndorsementForm(ContactForm):
    name = OrganizationField(
        label=_("Organization"), max_length=200, error_messages=missing(_("Enter the name of the organization."))
    )
    website = _website()
    scope = forms.ChoiceField(
        label=_("Where it works"),
        choices=Endorser.Scope.choices,
        widget=forms.RadioSelect,
        initial="national",
        error_messages=missing(_("Choose where the organization works.")),
    )
    region = _region()
    quote = _quote()
    quote_speaker = _quote_speaker()
    authorized = forms.BooleanField(
        label=_("I am authorized to speak for this organization."),
        error_messages=missing(_("Tick this box. Only somebody who speaks for an organization can add it.")),
    )
    different_organization = forms.BooleanField(
        label=_("Send it all the same: it is another organization, or what was sent before was wrong."),
        required=False,
    )

    field_order = (
        "name",
        "different_organization",
        "website",
        "scope",
        "region",
        "logo",
        "drop_logo",
        "may_show_logo",
        "quote",
        "quote_speaker",
        "contact_name",
        "contact_role",
        "contact_email",
        "authorized",
        "may_contact",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FORM_VERSION] = FormVersionField({name: str(self.fields[name].label) for name in CONSENTS})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("scope") == Endorser.Scope.LOCAL and not cleaned.get("region"):
            self.add_error("region", NO_REGION)
        if not cleaned.get("different_organization") and self._is_known(cleaned):
            self.add_error("name", forms.ValidationError(KNOWN, code="known"))
        return cleaned

    @property
    def asks_about_duplicates(self) -> bool:
        """True where the box for another organization of that name is shown."""
        return self.is_bound and (self.has_error("name", "known") or bool(self["different_organization"].value()))

    def endorsement(self) -> Endorsement:
        """The validated values; a logo is stored by that."""
        own = Endorsement.__dataclass_fields__
        values = {name: value for name, value in self.cleaned_data.items() if name in own and name != "logo"}
        trapped = bool(self.data.get(TRAP))
        return Endorsement(**values, logo=self.stored_logo(), consent_words=self._consent_words(), trapped=trapped)

    def _consent_words(self) -> str:
        shown = self.cleaned_data[FORM_VERSION]
        return "\n".join(shown[name] for name in CONSENTS if self.cleaned_data.get(name) and name in shown)

    @staticmethod
    def _is_known(cleaned: dict[str, Any]) -> bool:
        if not cleaned.get("name"):
            return False
        region = cleaned.get("region", "") if cleaned.get("scope") == Endorser.Scope.LOCAL else ""
        known = entries_of(name=cleaned["name"], website=cleaned.get("website", ""), region=region)
        return known.of_site(current_site()).exists()


class OwnEndorsementForm(ContactForm):
    """What a representative may change later; the rest is what editors are asked for."""

    welcome = LinesField(
        label=_("Your words of welcome"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Shown to those who come by your own link, above the petition."),
    )
    thanks = LinesField(
        label=_("Your words of thanks"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Shown to those who signed by it."),
    )
    shows_count = forms.BooleanField(label=_("Show in public how many people we brought, from ten on."), required=False)

    website = _website()
    region = _region()
    quote = _quote()
    quote_speaker = _quote_speaker()

    field_order = ("logo", "drop_logo", "may_show_logo", "quote", "quote_speaker", "website", "region", *BRINGING)

    def __init__(
        self, data: Any = None, files: Any = None, *, contact: EndorsementContact, version: Endorser, **kwargs: Any
    ) -> None:
        self.contact, self.version = contact, version
        initial = {
            "website": version.website,
            "region": version.region,
            "quote": version.quote,
            "quote_speaker": version.quote_speaker,
            **{name: getattr(version, name) for name in BRINGING},
            "may_show_logo": contact.may_show_logo,
            "contact_name": contact.name,
            "contact_role": contact.role,
            "contact_email": contact.email,
            "may_contact": contact.may_contact,
        }
        super().__init__(data, files, initial=initial, **kwargs)
        words = {name: str(self.fields[name].label) for name in CONSENTS if name in self.fields}
        self.fields[FORM_VERSION] = FormVersionField(words)
        if version.scope != Endorser.Scope.LOCAL:
            del self.fields["region"]
        else:
            self.fields["region"].required = True

    def changes(self) -> dict[str, Any]:
        """The values of the entry, without a new logo."""
        own = ("website", "region", "quote", "quote_speaker", *BRINGING)
        changes = {name: self.cleaned_data[name] for name in own if name in self.fields}
        if self.cleaned_data["drop_logo"] and not self.cleaned_data["logo"]:
            changes |= {"logo": None, "new_logo": None}
        return changes

    def contact_values(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "name": cleaned["contact_name"],
            "role": cleaned["contact_role"],
            "email": cleaned["contact_email"],
            "may_contact": cleaned["may_contact"],
            "may_show_logo": cleaned["may_show_logo"] or self.contact.may_show_logo,
            "consent_words": self._consent_words(),
        }

    def _consent_words(self) -> str:
        """What was agreed to before, and the words beside the boxes that are ticked now and were not."""
        shown = self.cleaned_data[FORM_VERSION]
        ticked = [name for name in CONSENTS if self.cleaned_data.get(name) and not getattr(self.contact, name)]
        known = self.contact.consent_words.splitlines()
        return "\n".join([*known, *(shown[name] for name in ticked if shown.get(name, "") not in ("", *known))])


class LinkForm(forms.Form):
    """An address, to which the links are sent."""

    email = AddressField(label=_("E-mail address"), max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
