"""The page of one organization: who it is, what it says, what it published."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from campaign.core.geography.region_names import region_name
from campaign.core.media.shapes import absolute
from campaign.core.models.pages import SharePicture
from campaign.core.pages.structured_data import Thing, breadcrumbs
from campaign.core.pages.translations import languages_of
from campaign.core.signed_links import here_absolute
from campaign.runtime.registry import provided, provides
from campaign.web.public.anonymous_pages import PAGE_MAX_AGE
from endorsers.kit.files import drawn
from endorsers.kit.making import Source, kit_of, source_of
from endorsers.kit.pictures import SIZES
from endorsers.logos.sizes import logo_renditions
from endorsers.models import Endorser, EndorsersPage
from endorsers.models.keys import name_key
from endorsers.wall.listing import with_logos
from petition.partners.counts import public_number


@dataclass(frozen=True)
class OrganizationPage:
    """What networks and search engines read of it: see ``BasePage``, whose words for that it uses."""

    endorser: Endorser
    page: EndorsersPage
    address: str
    source: Source | None

    social_image = None

    @property
    def title_when_shared(self) -> str:
        return self.endorser.name

    @property
    def description_when_shared(self) -> str:
        return self.endorser.quote or self.page.description_when_shared

    search_description = description_when_shared

    def drawn_picture(self) -> SharePicture | None:
        """Its card for links, under another address when what it shows has changed: networks keep pictures long."""
        source = self.source
        if source is None:
            return None
        across, down = SIZES["link"]
        path = reverse("organization_picture", args=[self.endorser.pk, source.language])
        return SharePicture(
            url=here_absolute(f"{path}?v={source.digest}"),
            width=across,
            height=down,
            alt=f"{self.endorser.name}. {source.petition.title}",
        )

    def structured_data(self, request: HttpRequest | None = None) -> list[Thing]:
        """Its place on the site, and itself as an Organization."""
        trail = breadcrumbs(self.page, request)
        if trail:
            steps = trail["itemListElement"]
            own = {"@type": "ListItem", "position": len(steps) + 1, "name": self.endorser.name, "item": self.address}
            trail["itemListElement"] = [*steps, own]
        return [*([trail] if trail else []), self._organization()]

    def _organization(self) -> Thing:
        endorser = self.endorser
        thing: Thing = {"@type": "Organization", "@id": f"{self.address}#organization", "name": endorser.name}
        thing["url"] = endorser.website or self.address
        if logos := logo_renditions(endorser.logo):
            thing["logo"] = absolute(logos[-1].url)
        if endorser.region:
            thing["areaServed"] = region_name(endorser.region)
        return thing


@provides("endorsers.organization_page")
def organization_page(request: HttpRequest, page: EndorsersPage, slug: str) -> HttpResponse:
    """404 for one that is not public (any more); a former address leads on to the present one."""
    endorser = with_logos(Endorser.objects.public().at(slug).select_related("partner", "site")).first()
    if endorser is None:
        raise Http404
    if endorser.slug != slug:
        return HttpResponsePermanentRedirect(page.organization_url(endorser.slug, request))
    address = page.canonical_url(request) + f"{endorser.slug}/"
    source = source_of(endorser, endorser.site)
    context = {
        "endorser": endorser,
        "sign_url": source.path(request) if source else "",
        "brought": brought_in_public(endorser, page),
        "canonical": address,
        "subject": OrganizationPage(endorser, page, address, source),
        "resources": resources_of(endorser),
    }
    return page.render(request, template="endorsers/organization.html", context_overrides=context)


def brought_in_public(endorser: Endorser, page: EndorsersPage | None) -> int | None:
    """How many people it brought, from ten on, where both the campaign and the organization show that."""
    if page is None or not page.show_brought or endorser.partner is None:
        return None
    return public_number(endorser.partner)


@require_safe
def organization_picture(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """GET /share/endorser/<id>/<language>.png: its card; 404 for one that is not public. ``?v=`` is for caches only."""
    endorser = Endorser.objects.public().select_related("partner", "logo", "site").filter(pk=pk).first()
    if endorser is None or language not in languages_of(endorser.site):
        raise Http404
    with translation.override(language):
        source = source_of(endorser, endorser.site)
        if source is None:
            raise Http404
        response = HttpResponse(drawn(kit_of(source), f"card-{SIZES['link'][0]}x{SIZES['link'][1]}.png"))
    response.headers["Content-Type"] = "image/png"
    patch_cache_control(response, public=True, max_age=PAGE_MAX_AGE)
    return response


def resources_of(endorser: Endorser) -> list[Any]:
    """The public resources, in the language that is spoken, whose publisher is this organization."""
    own = name_key(endorser.name)
    return provided("resources.published_by")(lambda publisher: name_key(publisher) == own)
