"""Errors reported to a server that speaks Sentry's protocol, without anything that tells who signed."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from campaign.runtime.logs.redaction import without_personal_data


def start_reporting() -> None:
    """Report errors where ``SENTRY_DSN`` says so. Raises ImproperlyConfigured where ``sentry-sdk`` is missing."""
    if not settings.SENTRY_DSN:
        return
    try:
        import sentry_sdk
    except ImportError as error:
        raise ImproperlyConfigured("SENTRY_DSN is set: install the extra “errors” (sentry-sdk).") from error
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=strike_out,
        before_breadcrumb=lambda crumb, hint: None,
    )


def strike_out(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any] | None:
    """The report without the request's address, headers and cookies, and with its words struck out as in the log.

    None, which sends nothing, for a line that the log left out as repeated.
    """
    if getattr(hint.get("log_record"), "repeated", False):
        return None
    request = event.pop("request", {})
    if "method" in request:
        event["request"] = {"method": request["method"]}
    event.pop("user", None)
    return _struck_out(event)


def _struck_out(value: Any) -> Any:
    if isinstance(value, str):
        return without_personal_data(value)
    if isinstance(value, dict):
        return {key: _struck_out(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_struck_out(part) for part in value]
    return value
