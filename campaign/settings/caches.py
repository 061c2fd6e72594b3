"""The cache: Redis where workers share one, this process's memory otherwise."""

from .environment import flag, number, one_of, text

REDIS_URL = text("REDIS_URL")

CACHES = {
    "default": (
        {
            "BACKEND": "campaign.runtime.cache.fault_tolerant_cache.FaultTolerantRedisCache",
            "LOCATION": REDIS_URL,
            # A cache that hangs must not hang the site: what needs it does without.
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
        }
        if REDIS_URL
        # Room for a rate of each visitor of the last hour beside everything else.
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 50_000}}
    )
}

# What each web process answers in front of Django: nothing, the public pages and API answers that it keeps, or plainly
# good signatures too. See docs/caching.md.
FRONTS = ("off", "pages", "on")
FRONT = one_of("FRONT", FRONTS, default="on")
PAGE_CACHE_MEGABYTES = number("PAGE_CACHE_MEGABYTES", 64)

# The page that a reader's browser shows where there is no network: docs/caching.md says when to switch it off.
OFFLINE_PAGE = flag("OFFLINE_PAGE", default=True)

# A cache in front that is told when pages change, such as Varnish with deploy/varnish/campaign.vcl.
FRONTEND_CACHE_URL = text("FRONTEND_CACHE_URL")
WAGTAILFRONTENDCACHE = (
    {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": FRONTEND_CACHE_URL,
        }
    }
    if FRONTEND_CACHE_URL
    else {}
)
