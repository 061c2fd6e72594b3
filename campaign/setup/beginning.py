"""The one verb that begins a campaign on a site that shows nothing yet."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from campaign.core.models import CampaignSettings, NavigationSettings
from campaign.runtime.database.advisory_lock import alone
from campaign.setup.facts import Facts
from campaign.setup.models import Launch
from campaign.setup.pages import FirstPages, make_pages
from campaign.setup.until_launch import close_until_launch
from home.starting import default_site, starting_page, take_address


class AlreadyBegunError(Exception):
    """The site shows pages already: setting it up again would remove them."""


def can_begin(site: Site) -> bool:
    """Whether the site still shows what a fresh installation shows."""
    return not site.root_page_id or starting_page(site) is not None


def begin_campaign(*, facts: Facts, by: User | None) -> Launch:
    """Make the first pages, the settings and the menus, and show them to nobody but those who sign in.

    All or nothing. Raises AlreadyBegunError where the site shows pages already. Two who begin at once: one does.
    """
    with alone("begin"), transaction.atomic():
        site = default_site()
        if not can_begin(site):
            raise AlreadyBegunError
        start = starting_page(site)
        with override(Locale.get_default().language_code):
            pages = make_pages(facts=facts, by=by, months=CampaignSettings(site=site).retention_months)
            _serve_from(site, pages.home, name=facts.name)
            if start:
                start.delete()
            _fill_in_settings(site, facts, pages)
            _make_menus(site, pages)
        launch = Launch.objects.create(site=site)
        close_until_launch(launch=launch, landing=pages.home)
        return launch


def _serve_from(site: Site, page: Page, *, name: str) -> None:
    site.root_page = page
    site.site_name = name
    take_address(site)
    site.save()


def _fill_in_settings(site: Site, facts: Facts, pages: FirstPages) -> None:
    campaign = CampaignSettings.objects.filter(site=site).first() or CampaignSettings(site=site)
    campaign.organization_name = facts.organization
    campaign.contact_email = facts.contact_email
    campaign.postal_address = facts.postal_address
    campaign.privacy_page = pages.privacy
    campaign.save()


def _make_menus(site: Site, pages: FirstPages) -> None:
    menus = NavigationSettings.objects.filter(site=site).first() or NavigationSettings(site=site)
    menus.header = [
        _link(pages.petition, _("Petition")),
        _link(pages.endorsers, _("Endorsers")),
        _link(pages.faq, _("FAQ")),
        _link(pages.library),
    ]
    menus.header_button = [_link(pages.petition, _("Sign"))]
    menus.footer = [_link(pages.privacy)]
    menus.save()


def _link(page: Page, label: str = "") -> tuple[str, dict]:
    return "link", {"page": page, "url": "", "label": label}
