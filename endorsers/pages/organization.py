"""The page of one organization: who it is, what it says, what it published."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from campaign.core.geography.region_names import region_name
from campaign.core.media.shapes import absolute
from campaign.core.models.pages import SharePicture
from campaign.core.pages.structured_data import Thing, breadcrumbs
from campaign.runtime.registry import provided, provides
from endorsers.logos.sizes import logo_renditions
from endorsers.models import Endorser, EndorsersPage
from endorsers.models.keys import name_key
from endorsers.wall.listing import with_logos


@dataclass(frozen=True)
class OrganizationPage:
    """What networks and search engines read of it: see ``BasePage``, whose words for that it uses."""

    endorser: Endorser
    page: EndorsersPage
    address: str

    social_image = None

    @property
    def title_when_shared(self) -> str:
        return self.endorser.name

    @property
    def description_when_shared(self) -> str:
        return self.endorser.quote or self.page.description_when_shared

    search_description = description_when_shared

    def drawn_picture(self) -> SharePicture | None:
        return None

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
    endorser = with_logos(Endorser.objects.public().at(slug)).first()
    if endorser is None:
        raise Http404
    if endorser.slug != slug:
        return HttpResponsePermanentRedirect(page.organization_url(endorser.slug, request))
    address = page.canonical_url(request) + f"{endorser.slug}/"
    context = {
        "endorser": endorser,
        "canonical": address,
        "subject": OrganizationPage(endorser, page, address),
        "resources": resources_of(endorser),
    }
    return page.render(request, template="endorsers/organization.html", context_overrides=context)


def resources_of(endorser: Endorser) -> list[Any]:
    """The public resources, in the language that is spoken, whose publisher is this organization."""
    own = name_key(endorser.name)
    return provided("resources.published_by")(lambda publisher: name_key(publisher) == own)
