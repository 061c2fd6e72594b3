"""The headless API: who may read it from a browser on another site."""

from .environment import flag, words

# Public reads and signing carry no cookie, so any origin may use them (the Fetch standard's CORS protocol).
CORS_URLS_REGEX = r"^/(api/|signature/puzzle/$|embed/petition/[0-9]+/badge\.svg$)"
CORS_ALLOWED_ORIGINS = words("CORS_ALLOWED_ORIGINS")
CORS_ALLOW_ALL_ORIGINS = not CORS_ALLOWED_ORIGINS
CORS_ALLOW_CREDENTIALS = False
CORS_ALLOW_HEADERS = ["accept", "authorization", "content-type", "idempotency-key", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "etag",
    "retry-after",
    "location",
    "ratelimit",
    "ratelimit-policy",
    "www-authenticate",
    "x-request-id",
]
CORS_PREFLIGHT_MAX_AGE = 86400

WAGTAIL_API_V3 = flag("WAGTAIL_API_V3", default=False)
