"""Which page the site shows at its address, and what is said once for the whole site."""

from collections.abc import Iterable

from django.db import models
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Collection, Page, Site

from campaign.core.models import CampaignSettings, NavigationSettings
from campaign.demo.content import site as site_content
from campaign.demo.media import save_drawing
from campaign.demo.models import LoadedObject
from campaign.demo.pages import DemoPages
from home.models import HomePage
from home.starting import take_address


def serve_from(site: Site, page: Page) -> None:
    """Show the demo's landing page at the address that the settings give."""
    site.root_page = page
    site.site_name = site_content.SITE_NAME
    take_address(site)
    site.save()


def follow_address(site: Site) -> None:
    """Where the site shows the demo, let it have the address that the settings give by now."""
    if LoadedObject.objects.still_there(Page).filter(pk=site.root_page_id).exists() and take_address(site):
        site.save()


def show_empty_landing_page(sites: Iterable[Site]) -> HomePage:
    """Show an empty landing page at these sites in place of the demo's, ready to be filled."""
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Home"))
    page.save_revision(log_action=True).publish()
    for site in sites:
        site.root_page = page
        if site.site_name == site_content.SITE_NAME:
            site.site_name = ""
        site.save()
    return page


def load_settings(*, site: Site, pages: DemoPages, collection: Collection) -> None:
    card = save_drawing(collection=collection, name="card.jpg")
    _save_unless_filled_in(
        CampaignSettings(
            site=site,
            **site_content.SETTINGS,
            other_languages=[("words", site_content.WORDS_IN_SPANISH)],
            privacy_page=pages.privacy,
            social_image=card,
        )
    )
    menu = [pages.petition, pages.endorsers, pages.faq, pages.library]
    _save_unless_filled_in(
        NavigationSettings(
            site=site,
            header=[
                *(_link(page, label, "en") for page, label in zip(menu, site_content.MENU, strict=True)),
                *(_link(page, label, "es") for page, label in zip(menu, site_content.MENU_IN_SPANISH, strict=True)),
            ],
            header_button=[
                _link(pages.petition, site_content.MENU_BUTTON, "en"),
                _link(pages.petition, site_content.MENU_BUTTON_IN_SPANISH, "es"),
            ],
            footer=[_link(pages.about), _link(pages.privacy)],
        )
    )


def _link(page: Page, label: str = "", language: str = "") -> tuple[str, dict]:
    return ("link", {"page": page, "url": "", "label": label, "language": language})


def _save_unless_filled_in(made: BaseSiteSetting) -> None:
    """Opening the settings in the admin leaves an empty row: replace that, but never what somebody wrote."""
    model = type(made)
    present = model.for_site(made.site)
    if present.pk:
        if _values(present) != _values(model(site=made.site)):
            return
        present.delete()
    made.save()
    LoadedObject.objects.remember(made)


def _values(row: models.Model) -> list[str]:
    return [field.value_to_string(row) for field in row._meta.concrete_fields if not field.primary_key]
