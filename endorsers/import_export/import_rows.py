"""What a column of an import may hold, and a row of it as an organization."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaign.core.geography.country_names import code_of_country
from campaign.core.geography.region_names import region as region_named
from campaign.imports.headings import heading_key, heading_keys, known_headings
from campaign.web.forms.typed_fields import AddressField, LineField, LinesField, OrganizationField
from endorsers.models import Endorser

HEADINGS = {
    "name": (
        "name organization organisation organizations organization_name organisation_name org group group_name nombre "
        "organizacion nombre_de_la_organizacion entidad nom nom_de_l_organisation association verein organisation_name "
        "einrichtung organizacao nome organizzazione nome_dell_organizzazione associazione naam organisatie vereniging "
        "الاسم اسم_المنظمة المنظمة الجمعية المؤسسة नाम संगठन संगठन_का_नाम संस्था 名称 机构 机构名称 组织 组织名称 团体"
    ),
    "website": (
        "website web_site web url site homepage home_page link sitio_web pagina_web site_web site_internet webseite "
        "internetseite webauftritt sito sito_web pagina sitio webadres "
        "الموقع الموقع_الإلكتروني موقع_الويب الرابط वेबसाइट जालस्थल 网站 网址 官网"
    ),
    "scope": (
        "scope level reach ambito alcance alcance_geografico portee niveau ebene reichweite nivel livello bereik "
        "النطاق المستوى दायरा स्तर 范围 级别"
    ),
    "region": (
        "region state province state_or_region state_region state_province county location estado provincia "
        "comunidad_autonoma etat departement bundesland land kanton regiao regione provincie staat st "
        "المنطقة الولاية المحافظة الإقليم राज्य क्षेत्र प्रदेश 地区 省份 省 州"
    ),
    "quote": (
        "quote statement why reason testimonial cita citation zitat begrundung citacao citazione citaat اقتباس تصريح "
        "उद्धरण कथन 引言 寄语"
    ),
    "logo": ("logo logo_url logo_address logo_link enlace_del_logo adresse_du_logo الشعار رابط_الشعار लोगो 标志 徽标"),
    "contact_name": (
        "contact_name contact contact_person representative contacto persona_de_contacto personne_de_contact "
        "ansprechpartner ansprechpartnerin kontakt kontaktperson contato contatto contactpersoon "
        "جهة_الاتصال اسم_جهة_الاتصال الممثل संपर्क संपर्क_व्यक्ति प्रतिनिधि 联系人 联系人姓名 代表"
    ),
    "contact_role": (
        "contact_role role title job_title position cargo puesto fonction funktion ruolo funcao functie المنصب الصفة "
        "पद भूमिका 职务 职位"
    ),
    "contact_email": (
        "contact_email email e_mail mail email_address e_mail_address correo correo_electronico courriel "
        "adresse_e_mail e_mail_adresse mailadresse posta_elettronica e_mailadres emailadres "
        "البريد_الإلكتروني البريد ईमेल ई_मेल ईमेल_पता 电子邮件 电子邮箱 邮箱"
    ),
}
KNOWN_HEADINGS = known_headings(HEADINGS)
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
_LOCAL = frozenset(
    heading_keys(
        "local state regional state_or_local state_local estatal locale lokal regionale locaal estadual محلي محلية "
        "स्थानीय 地方 州级"
    )
)
_NATIONAL = heading_keys("national nacional nationale nazionale nationaal federal bundesweit وطني وطنية राष्ट्रीय 全国")
# What stands over a group of organizations, beside the names of regions.
_GROUPS = frozenset(
    {
        f"{kind}{members}"
        for kind in (*_NATIONAL, *_LOCAL, "state_and_local", "other", "international", "all")
        for members in ("", "_organizations", "_organisations", "_groups", "_endorsers", "_partners", "_supporters")
    }
    | {
        "organizations",
        "organisations",
        "endorsers",
        "endorsing_organizations",
        "supporters",
        "signatories",
        "partners",
    }
)
_LONGEST_CODE = 3  # of a country or a region


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
    name = OrganizationField(max_length=200)
    website = forms.URLField(max_length=200, required=False, assume_scheme="https")
    scope = LineField(max_length=40, required=False)
    region = LineField(max_length=80, required=False)
    quote = LinesField(max_length=600, required=False)
    logo = LineField(max_length=1000, required=False, validators=[URLValidator(schemes=["http", "https"])])
    contact_name = LineField(max_length=120, required=False)
    contact_role = LineField(max_length=120, required=False)
    contact_email = AddressField(max_length=254, required=False)

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website:
            URLValidator(schemes=["http", "https"])(website)
        return website

    def clean_region(self) -> str:
        """One name for one region (case E6); a cell that says "National" names none."""
        said = self.cleaned_data["region"]
        return "" if heading_key(said) in _NATIONAL else region_named(said).name

    def clean(self) -> dict:
        """Where nothing is said, an organization with a region is a state or local one."""
        super().clean()
        cleaned = self.cleaned_data
        said, region = heading_key(cleaned.get("scope", "")), cleaned.get("region", "")
        local = said in _LOCAL or (not said and bool(region))
        if said and not local and said not in _NATIONAL:
            self.add_error("scope", _("Write “national” or “local”."))
        elif local and not region and "region" not in self.errors:
            self.add_error("region", _("Say in which state or region the organization works."))
        cleaned["scope"] = Endorser.Scope.LOCAL if local else Endorser.Scope.NATIONAL
        return cleaned


def names_a_group(values: Mapping[str, str]) -> bool:
    """Whether the row is a heading over a group of organizations: ``OHIO`` with nothing beside it (case X9)."""
    name = values.get("name", "").strip(" :–-")
    if not name or any(value for field, value in values.items() if field != "name"):
        return False
    if len(name) <= _LONGEST_CODE and len(values) == 1:  # in a list of names alone, PAN is no Panama
        return False
    return heading_key(name) in _GROUPS or bool(region_named(name).code) or bool(code_of_country(name))
