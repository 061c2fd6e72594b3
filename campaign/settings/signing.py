"""Limits on signing."""

import re
from ipaddress import ip_network

from django.core.exceptions import ImproperlyConfigured

from .environment import text, words

# "burst/sustained" signatures a network may send in a minute and in an hour; "off" for a benchmark.
SIGN_RATE_LIMIT = text("SIGN_RATE_LIMIT", "60/1000").lower()
if not re.fullmatch(r"off|[1-9]\d*(/[1-9]\d*)?", SIGN_RATE_LIMIT):
    raise ImproperlyConfigured(f"SIGN_RATE_LIMIT is “{SIGN_RATE_LIMIT}”; set it to off or as 60/1000.")

# Networks of reverse proxies whose X-Forwarded-For is believed; "unix" for one behind a local socket.
TRUSTED_PROXIES = words("TRUSTED_PROXIES")
for network in TRUSTED_PROXIES:
    try:
        network == "unix" or ip_network(network, strict=False)
    except ValueError as error:
        raise ImproperlyConfigured(f"TRUSTED_PROXIES: {error}; name networks such as 10.0.0.0/8, or unix.") from error

# Signs the proof-of-work challenges; empty means that SECRET_KEY derives it.
ALTCHA_HMAC_SECRET = text("ALTCHA_HMAC_SECRET")

# Sign the checkpoints of the petitions' public logs: 32 bytes each in base64 (manage.py make_transparency_key), the one
# in use first. Empty means that no log is published.
TRANSPARENCY_KEY = words("TRANSPARENCY_KEY")
