"""What the front does in place of each middleware, since what it answers passes none of them.

A kept page went through all of them when it was rendered, from a request that holds nothing of one visitor: so it needs
no word here unless a middleware treats visitors differently. A post that is taken in front of Django passes none.
"""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

# They put headers on every answer: usual_headers asks them for those of a post's answer.
SPEAKING = {
    "django.middleware.security.SecurityMiddleware": "the redirect to HTTPS: whoever takes posts looks for it first",
    "campaign.web.policy.cors.OneCopyCorsMiddleware": "preflights are neither GET nor POST; copies are kept by origin",
    "campaign.web.public.anonymous_pages.AnonymousPageMiddleware": "decides what may be kept",
    "django.middleware.clickjacking.XFrameOptionsMiddleware": "its header alone",
    "campaign.web.policy.content_security.ContentSecurityMiddleware": "its header alone",
}
STANDS_FOR = SPEAKING | {
    "campaign.runtime.metrics.MetricsMiddleware": "the front counts what it answers",
    "campaign.operations.health.HealthMiddleware": "addresses below /healthz/ are never kept",
    "campaign.runtime.request_ids.RequestIdMiddleware": "whoever takes posts names them; a kept page has no name",
    "campaign.web.failures.body_lengths.BodyLengthMiddleware": "a post in chunks is not plain, so Django gets it",
    "campaign.web.policy.framing.SharedFilesMiddleware": "addresses below /static/ are never kept",
    "django.middleware.http.ConditionalGetMiddleware": "a kept page answers 304 by itself",
    "django.contrib.sessions.middleware.SessionMiddleware": "whoever has a session is answered by Django",
    "campaign.core.languages.language_prefix.LanguagePrefixMiddleware": "who takes posts speaks the path's language",
    "campaign.core.languages.site_pages.SiteMiddleware": "whoever takes posts has the request at hand",
    "django.middleware.common.CommonMiddleware": "whoever takes posts leaves half an address to Django",
    "django.middleware.csrf.CsrfViewMiddleware": "public posts carry no token; their origin is looked at",
    "campaign.web.redirects.return_addresses.ReturnAddressMiddleware": "nothing that the front answers leads back",
    "django.contrib.auth.middleware.AuthenticationMiddleware": "whoever has a session is answered by Django",
    "allauth.account.middleware.AccountMiddleware": "addresses of accounts are below /admin/",
    "django.contrib.messages.middleware.MessageMiddleware": "messages are kept in sessions",
    "campaign.web.accounts.second_step.SecondStepMiddleware": "whoever has a session is answered by Django",
    "campaign.web.redirects.old_addresses.CarryingRedirectMiddleware": "what is not found is left to Django",
    "campaign.web.failures.odd_queries.OddQueryMiddleware": "addresses of posts hold only numbers that a row can have",
    "campaign.web.accounts.rights.sites_guard.OwnSitesMiddleware": "addresses below /admin/ are never kept",
    "campaign.web.accounts.rights.guard.RightsMiddleware": "addresses below /admin/ are never kept",
}


@register()
def no_middleware_is_bypassed_unseen(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """The front knows what it does in place of every middleware (front.E001)."""
    return [] if settings.FRONT == "off" else list(_unknown())


def _unknown() -> Iterator[CheckMessage]:
    for name in settings.MIDDLEWARE:
        if name not in STANDS_FOR:
            words = f"The front answers without {name}, and does not know what to do in its place."
            yield Error(words, hint="Name it in campaign/web/front/middleware.py, or set FRONT=off.", id="front.E001")
