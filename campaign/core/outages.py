"""What people are told while something that the site stands on is away: database, disk, place of files, mail server.

Nothing here needs any of them. What somebody sent in public is not lost: the page carries it, to be sent again.
"""

import sys
from smtplib import SMTPException

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error as usual_server_error

from campaign.core.api.problems import Problem
from campaign.core.content_security import framable_policy
from campaign.core.media_failures import is_media_failure

# Seconds.
COME_BACK_AFTER = 30
FRAMED_PATH = "/embed/"
# The database; a mail server; whatever else is reached by network.
_AWAY = (OperationalError, InterfaceError, SMTPException, ConnectionError, TimeoutError)


def is_outage(error: BaseException | None) -> bool:
    """True where the same request may well do later: its cause is a server or a disk, and no fault in the code."""
    while error is not None:
        if isinstance(error, _AWAY) or is_media_failure(error):
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


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's ``handler500``: 503 and when to come back in an outage, 500 for a fault of ours."""
    if not is_outage(sys.exc_info()[1]):
        return usual_server_error(request)
    if request.path_info.startswith("/api/"):
        return away_problem().response()
    context = {"posted": request.method == "POST"}
    if getattr(request, "is_public_post", False):
        context |= {"kept": list(request.POST.lists()), "has_files": bool(request.FILES)}
    response = render(None, "503.html", context, status=503)
    response.headers["Retry-After"] = str(COME_BACK_AFTER)
    response.headers["Cache-Control"] = "no-store"
    if request.path_info.startswith(FRAMED_PATH):
        response.xframe_options_exempt = True
        response.headers["Content-Security-Policy"] = framable_policy()
    return response
