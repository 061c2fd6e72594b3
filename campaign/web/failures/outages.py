"""What people are told while something that the site stands on is away: database, disk, place of files, mail server.

Nothing here needs any of them. What somebody sent in public is not lost: the page carries it, to be sent again.
"""

import logging
import sys
from smtplib import SMTPException
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as usual_server_error
from redis.exceptions import RedisError

from campaign.core.media.failures import is_media_failure
from campaign.web.failures.problems import Problem
from campaign.web.policy.content_security import framable_policy

# Seconds.
COME_BACK_AFTER = 30
FRAMED_PATH = "/embed/"
# The database; the cache, where something must be counted; a mail server; whatever else is reached by network.
_AWAY_ERRORS = (OperationalError, InterfaceError, RedisError, SMTPException, ConnectionError, TimeoutError)
logger = logging.getLogger("campaign.outages")


def is_outage(error: BaseException | None) -> bool:
    """True where the same request may well do later: its cause is a server or a disk, and no fault in the code."""
    while error is not None:
        if isinstance(error, _AWAY_ERRORS) or is_media_failure(error):
            return True
        error = error.__cause__
    return False


def away_problem() -> Problem:
    """An outage in the API."""
    return Problem(
        503,
        "Something that this site needs does not answer. Nothing was saved; send the same again in a minute.",
        headers={"Retry-After": str(COME_BACK_AFTER)},
    )


def logged_outage(response: HttpResponse, *, error: BaseException) -> HttpResponse:
    """The answer to an outage, logged with its traceback; of each cause the log has one a minute."""
    logger.error("What the site needs does not answer; whoever asks is told so.", exc_info=error)
    response._has_been_logged = True  # by Django's own name: it logs each answer from 500 on, with its traceback
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's ``handler500``: 503 and when to come back in an outage, 500 for a fault of ours."""
    error = sys.exc_info()[1]
    if error is None or not is_outage(error):
        return usual_server_error(request)
    return logged_outage(_away(request), error=error)


def _away(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        return away_problem().response()
    context: dict[str, Any] = {"posted": request.method == "POST"}
    if getattr(request, "is_public_post", False):
        context |= {"kept": list(request.POST.lists()), "has_files": bool(request.FILES)}
    response = render(None, "503.html", context, status=503)
    response.headers["Retry-After"] = str(COME_BACK_AFTER)
    response.headers["Cache-Control"] = "no-store"
    if request.path_info.startswith(FRAMED_PATH):
        response.xframe_options_exempt = True
        response.headers["Content-Security-Policy"] = framable_policy()
    return response
