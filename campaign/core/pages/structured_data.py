"""Facts for search engines, in the words of schema.org. Page types add theirs in ``structured_data``."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, PageQuerySet, Site

from campaign.core.languages.language_prefix import language_of
from campaign.core.media.shapes import absolute

Thing = dict[str, Any]


def breadcrumbs(page: Page, request: HttpRequest | None = None) -> Thing | None:
    """The way from the landing page to this one; None for the landing page itself."""
    site = Site.find_for_request(request) if request else page.get_site()
    if site is None or page.pk is None or page.depth <= site.root_page.depth:
        return None
    way = _way_to(page, site)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step.title, "item": step.get_full_url(request)}
            for position, step in enumerate([*way, page], start=1)
        ],
    }


def _way_to(page: Page, site: Site) -> PageQuerySet | list[Page]:
    if page.depth == site.root_page.depth + 1 and page.locale_id == site.root_page.locale_id:
        return [site.root_page]
    return page.get_ancestors().live().filter(depth__gte=site.root_page.depth).order_by("path")


def organization(campaign: Any, *, name: str, url: str) -> Thing:
    """Who runs the campaign, from the site's settings."""
    thing: Thing = {"@type": "Organization", "@id": f"{url}#organization", "name": name, "url": url}
    logo = campaign.logo
    if logo and not logo.is_svg() and (shown := logo.rendition("max-480x480|format-png")):
        thing["logo"] = absolute(shown.url)
    if accounts := [address for _name, address in campaign.social_accounts()]:
        thing["sameAs"] = accounts
    if campaign.contact_email:
        thing["email"] = campaign.contact_email
    return thing


def website(*, name: str, url: str, description: str = "", language: str = "", search_url: str = "") -> Thing:
    """The site as a whole, with its search."""
    thing: Thing = {
        "@type": "WebSite",
        "@id": f"{url}#website",
        "name": name,
        "url": url,
        "publisher": {"@id": f"{url}#organization"},
    }
    if description:
        thing["description"] = description
    if language:
        thing["inLanguage"] = language
    if search_url:
        thing["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
    return thing


def questions(entries: list[tuple[str, str, str]]) -> Thing | None:
    """A page of questions from (question, answer, address); None where none has an answer."""
    answered = [
        {
            "@type": "Question",
            "name": question,
            "url": address,
            "acceptedAnswer": {"@type": "Answer", "text": answer},
        }
        for question, answer, address in entries
        if question and answer
    ]
    return {"@type": "FAQPage", "mainEntity": answered} if answered else None


def web_page(page: Any, *, kind: str = "WebPage", request: HttpRequest | None = None) -> Thing:
    """A page with its dates; ``kind`` is a narrower type such as Article or Report."""
    thing: Thing = {
        "@type": kind,
        "name": page.title,
        "url": page.canonical_url(request),
        "inLanguage": language_of(page),
    }
    if description := page.description_when_shared:
        thing["description"] = description
    if page.first_published_at:
        thing["datePublished"] = page.first_published_at.isoformat()
    if page.last_published_at:
        thing["dateModified"] = page.last_published_at.isoformat()
    return thing
