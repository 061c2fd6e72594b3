"""Limits on signing."""

from .environment import env

# "burst/sustained" signatures a network may send in a minute and in an hour; "off" for a benchmark.
SIGN_RATE_LIMIT = env.str("SIGN_RATE_LIMIT", default="20/200")

# Networks of reverse proxies whose X-Forwarded-For is believed.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

# Signs the proof-of-work challenges; empty means that SECRET_KEY derives it.
ALTCHA_HMAC_SECRET = env.str("ALTCHA_HMAC_SECRET", default="")
