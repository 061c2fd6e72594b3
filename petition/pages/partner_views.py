"""The petition as a partner presents it, ``/petition/with/<slug>/``: the same form, the same count."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from campaign.core.sharing.links import with_parameters
from campaign.runtime.registry import provides
from petition.models import Partner, PetitionPage
from petition.pages.views import petition_page, thanks_page
from petition.partners.directory import partner_named
from petition.submission.attribution import LENGTHS


@provides("petition.partner_page")
def partner_page(request: HttpRequest, petition: PetitionPage, slug: str) -> HttpResponse:
    """As ``petition_page``. A name that means nobody leads on to the petition, and who signs by it is not lost."""
    partner = _presented(slug, petition)
    if request.method == "POST" or (partner and partner.slug == slug):
        return petition_page(request, petition, partner=partner)
    return HttpResponseRedirect(_elsewhere(request, petition, partner, slug))


@provides("petition.partner_thanks_page")
def partner_thanks_page(request: HttpRequest, petition: PetitionPage, slug: str) -> HttpResponse:
    """As ``thanks_page``, with the partner's own thanks."""
    return thanks_page(request, petition, partner=_presented(slug, petition))


@provides("petition.address_to_share")
def address_to_share(petition: PetitionPage, request: HttpRequest | None, source: Mapping[str, str]) -> str:
    """The partner's page where ``source`` names one, else the petition's, with what else the source says."""
    said = dict(source)
    url = petition.canonical_url(request)
    if partner_named(said.get("partner", ""), petition=petition):
        url += petition.reverse_subpage("with", args=[said.pop("partner")])
    return with_parameters(url, said)


def _presented(slug: str, petition: PetitionPage) -> Partner | None:
    pk = partner_named(slug, petition=petition)
    return Partner.objects.filter(pk=pk, active=True).select_related("logo").first() if pk else None


def _elsewhere(request: HttpRequest, petition: PetitionPage, partner: Partner | None, slug: str) -> str:
    """A merged partner's name leads to the other one's page; one that means nobody is kept as what led here."""
    query: dict[str, Any] = dict(request.GET.items())
    if partner:
        return with_parameters(petition.own_address("with", request, partner.slug), query)
    kept = slug.replace("\0", "")[: LENGTHS["ref"]]
    return with_parameters(petition.get_url(request) or "/", {"ref": kept} | query)
