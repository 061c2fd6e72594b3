"""What is said in a language beside its pages: menus, the organization's words, mails, topics, the site's own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site

from campaign.core.access.sites import sites_of
from campaign.core.admin.public_words import PERMISSION as WORDS_PERMISSION
from campaign.core.catalogs.public_words import coverage
from campaign.core.models import CampaignSettings, NavigationSettings
from campaign.core.pages.site_words import SHARED
from petition.models import MailText
from resources.models import Topic

WORDS = ("organization_name", "tagline", "postal_address")
MENUS = ("header", "header_button", "footer")


@dataclass(frozen=True)
class Part:
    """``missing``: what has no words in the language; empty where nothing is. ``url``: where they are written."""

    name: str | Promise
    url: str
    missing: list[str]


def other_parts(user: User, locale: Locale) -> Iterator[Part]:
    """Each for those who may change it."""
    code = locale.language_code
    for site in sites_of(user):
        if user.has_perm("core.change_campaignsettings"):
            yield from _settings(site, code)
        if user.has_perm("core.change_navigationsettings"):
            yield _menus(site, code)
    if user.has_perm("petition.change_mailtext"):
        yield _mails(code)
    if user.has_perm("resources.change_topic"):
        yield _topics(code)
    if user.has_perm(WORDS_PERMISSION):
        missing = coverage(code).missing
        lacks = [str(_("%(number)d strings") % {"number": missing})] if missing else []
        yield Part(_("Words of the site"), reverse("public_words", args=[code]), lacks)


def _settings(site: Site, code: str) -> Iterator[Part]:
    campaign = CampaignSettings.for_site(site)
    own = next((entry.value for entry in campaign.other_languages if entry.value["language"] == code), {})
    url = reverse("wagtailsettings:edit", args=["core", "campaignsettings", site.pk])
    for name, fields in ((_("The organization’s words"), WORDS), (_("Texts for sharing"), SHARED)):
        lacking = [field for field in fields if getattr(campaign, field) and not own.get(field)]
        yield Part(name, f"{url}#panel-child-other_languages-section", [_name_of(campaign, field) for field in lacking])


def _menus(site: Site, code: str) -> Part:
    """A link with words of its own, for readers of all languages, says them to those of this one too."""
    menus = NavigationSettings.for_site(site)
    missing = []
    for name in MENUS:
        links = [link.value for link in getattr(menus, name)]
        own = {_aim(link) for link in links if link.get("language") == code}
        for link in links:
            is_for_all = not link.get("language") or link.get("language") == settings.LANGUAGE_CODE
            if link.get("label") and is_for_all and _aim(link) not in own:
                missing.append(str(link["label"]))
    return Part(_("Menus"), reverse("wagtailsettings:edit", args=["core", "navigationsettings", site.pk]), missing)


def _aim(link: dict) -> object:
    page = link.get("page")
    return page.translation_key if page else link.get("url")


def _mails(code: str) -> Part:
    """Those that editors wrote in the original's language; the others go out in our words of each language."""
    texts = MailText.objects.all()
    own = set(texts.filter(language=code).values_list("kind", "petition"))
    written = texts.filter(language=settings.LANGUAGE_CODE)
    missing = [str(text) for text in written if (text.kind, text.petition_id) not in own]
    return Part(_("Mails"), reverse("wagtailsnippets_petition_mailtext:list"), missing)


def _topics(code: str) -> Part:
    missing = Topic.objects.exclude(names__language=code).values_list("name", flat=True)
    return Part(_("Topics"), reverse("wagtailsnippets_resources_topic:list"), list(missing))


def _name_of(campaign: CampaignSettings, field: str) -> str:
    return str(campaign._meta.get_field(field).verbose_name)
