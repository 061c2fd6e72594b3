"""Mounts the APIs; the routers live in their apps, what they share in ``campaign.headless``."""

from django.conf import settings
from django.urls import URLResolver, path

from campaign.headless.campaign_api import HeadlessAPI
from campaign.headless.site.router import router as site
from campaign.headless.wagtail.cms import ContentRouter, PagePreviews, PublicDocuments, PublicImages, PublicPages
from campaign.headless.wagtail.redirects import router as redirects
from endorsers.api.organization import router as endorsers
from home.api import router as faqs
from petition.api.log_router import router as logs
from petition.api.router import router as petitions
from petition.partners.access import KEY_SCHEME
from resources.api import router as resources
from search.api import router as search

campaign_api = HeadlessAPI(
    title="Campaign API",
    version="1.0.0",
    description="Read and sign petitions, read and add endorsing organizations, read resources, questions and "
    "answers, and search all of it. No key is needed, and any site may call it from the browser. "
    "Errors are problem details (RFC 9457); unknown parameters are errors. Answers carry an `ETag`.",
    urls_namespace="campaign_api",
    security_schemes={
        KEY_SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "description": "The key of a partner that collects signatures on a site of its own.",
        }
    },
)
campaign_api.add_router("/petitions", petitions)
campaign_api.add_router("/petitions", logs)
campaign_api.add_router("/endorsers", endorsers)
campaign_api.add_router("/resources", resources)
campaign_api.add_router("/faqs", faqs)
campaign_api.add_router("/search", search)
campaign_api.add_router("/redirects", redirects)
campaign_api.add_router("", site)

wagtail_api = ContentRouter("wagtailapi")
wagtail_api.register_endpoint("pages", PublicPages)
wagtail_api.register_endpoint("images", PublicImages)
wagtail_api.register_endpoint("documents", PublicDocuments)
wagtail_api.register_endpoint("page_preview", PagePreviews)


def optional_apis() -> list[URLResolver]:
    """Wagtail's v3, for editors' tokens, where the installation asks for it: importing it registers its endpoints."""
    if not settings.WAGTAIL_API_V3:
        return []
    from wagtail.api.v3.urls import api

    return [path("api/v3/", api.urls)]
