"""The petition's timeline and the feed of its updates."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Page

from campaign.core.languages.language_prefix import language_of
from campaign.core.models import CampaignSettings
from campaign.core.templatetags.campaign_numbers import count
from campaign.core.text.cleaning import xml_text
from campaign.core.text.rich_text import absolute_html, plain_text
from campaign.runtime.registry import provides
from petition.models import PetitionPage, PetitionUpdatePage
from petition.models.updates import updates_of

FEED_LENGTH = 50
ENTRIES_PER_PAGE = 20
# What XML 1.0 has no way to write; editors paste it from other programs.


@dataclass(frozen=True)
class Event:
    """One entry of the timeline; ``update`` is None for a milestone or the start."""

    date: date
    title: str
    update: PetitionUpdatePage | None = None


def timeline(petition: PetitionPage) -> list[Event]:
    """Updates, goals that were reached and the start, the latest first."""
    events = [Event(update.date, update.title, update) for update in updates_of(petition)]
    events += [
        Event(
            timezone.localdate(milestone.reached_at),
            _("%(number)s signatures reached") % {"number": count(milestone.signatures)},
        )
        for milestone in petition.counted.milestones.all()
    ]
    if petition.first_published_at:
        events.append(Event(timezone.localdate(petition.first_published_at), _("The petition starts")))
    return sorted(events, key=lambda event: event.date, reverse=True)


@provides("petition.updates_page")
def updates_page(request: HttpRequest, petition: PetitionPage) -> HttpResponse:
    """All updates with the milestones between them; ``?page=`` turns pages."""
    events = Paginator(timeline(petition), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    address = petition.canonical_url(request) + petition.reverse_subpage("updates")
    canonical = f"{address}?page={events.number}" if events.number > 1 else address
    return petition.render(
        request, template="petition/updates.html", context_overrides={"events": events, "canonical": canonical}
    )


@provides("petition.UpdatesFeed")
class UpdatesFeed(Feed):
    """The latest updates as Atom (RFC 4287); called with the petition as ``petition``."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, petition: PetitionPage) -> PetitionPage:
        self.request, self.language = request, language_of(petition)
        return petition

    def title(self, petition: PetitionPage) -> str:
        return xml_text(petition.title)

    def subtitle(self, petition: PetitionPage) -> str | None:
        return xml_text(plain_text(petition.introduction)) or None

    def link(self, petition: PetitionPage) -> str:
        return petition.get_url(self.request)

    def feed_guid(self, petition: PetitionPage) -> str:
        return uuid5(petition.translation_key, f"{language_of(petition)} updates").urn

    def author_name(self, petition: PetitionPage) -> str:
        """Every feed names an author (RFC 4287, 4.1.1)."""
        site = petition.get_site()
        campaign = CampaignSettings.for_site(site) if site else None
        return xml_text((campaign and campaign.words.organization_name) or (site and site.site_name) or petition.title)

    def items(self, petition: PetitionPage) -> list[PetitionUpdatePage]:
        return list(updates_of(petition)[:FEED_LENGTH])

    def item_title(self, update: PetitionUpdatePage) -> str:
        return xml_text(update.title)

    def item_description(self, update: PetitionUpdatePage) -> str:
        return xml_text(absolute_html(update.introduction))

    def item_link(self, update: PetitionUpdatePage) -> str:
        return update.get_url(self.request)

    def item_guid(self, update: PetitionUpdatePage) -> str:
        return _permanent_id(update)

    def item_pubdate(self, update: PetitionUpdatePage) -> datetime:
        return timezone.make_aware(datetime.combine(update.date, time.min))

    def item_updateddate(self, update: PetitionUpdatePage) -> datetime:
        return update.last_published_at or self.item_pubdate(update)


def _permanent_id(page: Page) -> str:
    """One for a page in a language, whatever its address becomes."""
    return uuid5(page.translation_key, language_of(page)).urn
