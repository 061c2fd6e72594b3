"""Monitoring: numbers for Prometheus, and where errors are reported."""

from .applications import MIDDLEWARE
from .environment import text

# Without a token nobody reads the numbers, and nothing is counted.
METRICS_TOKEN = text("METRICS_TOKEN")
if METRICS_TOKEN:
    MIDDLEWARE.insert(0, "campaign.runtime.metrics.MetricsMiddleware")

# Whom researchers write to: mailto:security@… or https://…; shown at /.well-known/security.txt.
SECURITY_CONTACT = text("SECURITY_CONTACT")

# Any server that speaks Sentry's protocol. Nothing is sent anywhere without it.
SENTRY_DSN = text("SENTRY_DSN")
