"""How petitions and public signatures look in OSDI."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from campaign.core.geography.countries import country_name
from campaign.core.media.shapes import absolute
from petition.api.shapes import petition_shapes
from petition.comments.published import public_comment
from petition.models import PetitionPage
from petition.osdi.schemas import Pages

CURIES = [{"name": "osdi", "href": "https://opensupporter.github.io/osdi-docs/{rel}", "templated": True}]
ORIGIN = "campaign"


def link(view: str, **arguments: Any) -> dict[str, str]:
    return {"href": absolute(reverse(f"osdi:{view}", kwargs=arguments))}


def entry_point(page_size: int) -> dict[str, Any]:
    return {
        "motd": "Petitions and their public signatures. Follow the links.",
        "max_pagesize": page_size,
        "_links": {
            "curies": CURIES,
            "self": link("entry_point") | {"title": "This API entry point"},
            "osdi:petitions": link("petitions") | {"title": "The collection of petitions"},
            "docs": link("openapi-view") | {"title": "Documentation"},
        },
    }


def page_shape(
    name: str, items: list[dict[str, Any]], pages: Pages, *, total: int, reachable: int, view: str, **arguments: Any
) -> dict[str, Any]:
    """One page of the collection ``osdi:<name>``; ``reachable`` of ``total`` records are on pages."""
    last = -(-reachable // pages.per_page)

    def page(number: int) -> dict[str, str]:
        query = urlencode({"page": number, "per_page": pages.per_page})
        return {"href": f"{link(view, **arguments)['href']}?{query}"}

    links = {"curies": CURIES, "self": page(pages.page)}
    if addresses := [item["_links"]["self"] for item in items if "self" in item["_links"]]:
        links[f"osdi:{name}"] = addresses
    if pages.page < last:
        links["next"] = page(pages.page + 1)
    if pages.page > 1:
        links["previous"] = page(min(pages.page - 1, max(last, 1)))
    return {
        "page": pages.page,
        "per_page": pages.per_page,
        "total_pages": last,
        "total_records": total,
        "_links": links,
        "_embedded": {f"osdi:{name}": items},
    }


def osdi_petitions(petitions: list[PetitionPage], request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "identifiers": [f"{ORIGIN}:{petition.pk}"],
            "origin_system": ORIGIN,
            "created_date": petition.first_published_at,
            "modified_date": petition.last_published_at,
            "title": petition.title,
            "description": petition.introduction,
            "summary": petition.summary_text(),
            "petition_text": "\n\n".join(petition.statement.stream_block.get_searchable_content(petition.statement)),
            "browser_url": shape["html_url"],
            "featured_image_url": shape["share"]["image"]["url"],
            "target": [{"name": petition.target}] if petition.target else [],
            "total_signatures": shape["signatures"],
            "campaign:state": shape["state"],
            "campaign:goal": shape["goal"],
            "_links": {
                "curies": CURIES,
                "self": link("petition", petition_id=petition.pk),
                "osdi:signatures": link("signatures", petition_id=petition.pk),
                "osdi:record_signature_helper": link("record_signature", petition_id=petition.pk),
            },
        }
        for petition, shape in zip(petitions, petition_shapes(petitions, request), strict=True)
    ]


def osdi_signature(signature: Any, petition: PetitionPage) -> dict[str, Any]:
    """What the signer chose to show: name, region, country and comment. It has no address of its own.

    Its identifier is what ``signature.erased`` names when its signer is to be forgotten.
    """
    country = {"country": signature.country, "country_name": country_name(signature.country)}
    return {
        "identifiers": [f"{ORIGIN}:{signature.pk}"],
        "origin_system": ORIGIN,
        "action_date": signature.confirmed_at,
        "comments": public_comment(petition, signature),
        "_links": {"osdi:petition": link("petition", petition_id=signature.petition_id)},
        "_embedded": {
            "osdi:person": {
                "given_name": signature.given_name,
                "family_name": signature.family_name,
                "postal_addresses": [{"region": signature.region} | country] if signature.country else [],
            }
        },
    }
