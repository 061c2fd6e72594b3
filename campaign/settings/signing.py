"""Limits on signing."""

from .environment import text, words

# "burst/sustained" signatures a network may send in a minute and in an hour; "off" for a benchmark.
SIGN_RATE_LIMIT = text("SIGN_RATE_LIMIT", "20/200")

# Networks of reverse proxies whose X-Forwarded-For is believed.
TRUSTED_PROXIES = words("TRUSTED_PROXIES")

# Signs the proof-of-work challenges; empty means that SECRET_KEY derives it.
ALTCHA_HMAC_SECRET = text("ALTCHA_HMAC_SECRET")
