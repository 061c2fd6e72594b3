"""What a column of an import may hold, and a row of it as an organization."""

from dataclasses import dataclass

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.addresses import validate_address
from campaign.core.sheets import heading_key
from endorsers.models import Endorser

HEADINGS = {
    "name": "name organization organisation organization_name organisation_name nombre organizacion nom",
    "website": "website web_site web url site homepage sitio_web pagina_web site_web",
    "scope": "scope level ambito alcance portee",
    "region": "region state province state_or_region estado provincia etat",
    "quote": "quote statement why cita citation",
    "logo": "logo logo_url logo_address",
    "contact_name": "contact_name contact representative contacto",
    "contact_role": "contact_role role title cargo fonction",
    "contact_email": "contact_email email e_mail correo courriel",
}
FIELDS = {
    "name": gettext_lazy("Name"),
    "website": gettext_lazy("Website"),
    "scope": gettext_lazy("National, or state or local"),
    "region": gettext_lazy("State or region"),
    "quote": gettext_lazy("Quote"),
    "logo": gettext_lazy("Address of the logo"),
    "contact_name": gettext_lazy("Representative's name"),
    "contact_role": gettext_lazy("Representative's role"),
    "contact_email": gettext_lazy("Representative's e-mail address"),
}
_LOCAL = frozenset({"local", "state", "regional", "state_or_local", "estatal", "locale"})


@dataclass(frozen=True)
class Row:
    name: str
    website: str
    scope: str
    region: str
    quote: str
    logo: str
    contact_name: str
    contact_role: str
    contact_email: str


class RowForm(forms.Form):
    name = forms.CharField(max_length=200)
    website = forms.URLField(max_length=200, required=False, assume_scheme="https")
    scope = forms.CharField(max_length=40, required=False)
    region = forms.CharField(max_length=80, required=False)
    quote = forms.CharField(max_length=600, required=False)
    logo = forms.CharField(max_length=1000, required=False, validators=[URLValidator(schemes=["http", "https"])])
    contact_name = forms.CharField(max_length=120, required=False)
    contact_role = forms.CharField(max_length=120, required=False)
    contact_email = forms.CharField(max_length=254, required=False, validators=[validate_address])

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website:
            URLValidator(schemes=["http", "https"])(website)
        return website

    def clean(self) -> dict:
        """Where nothing is said, an organization with a region is a state or local one."""
        cleaned = super().clean()
        said, region = heading_key(cleaned.get("scope", "")), cleaned.get("region", "")
        local = said in _LOCAL or (not said and bool(region))
        if said and not local and said not in ("national", "nacional", "nationale"):
            self.add_error("scope", _("Write “national” or “local”."))
        elif local and not region and "region" not in self.errors:
            self.add_error("region", _("Say in which state or region the organization works."))
        cleaned["scope"] = Endorser.Scope.LOCAL if local else Endorser.Scope.NATIONAL
        if cleaned.get("contact_name") and not cleaned.get("contact_email") and "contact_email" not in self.errors:
            cleaned["contact_name"] = cleaned["contact_role"] = ""
        return cleaned
