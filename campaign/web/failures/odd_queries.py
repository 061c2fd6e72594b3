"""What an address asks for and nothing could be is no error of the site.

A number that no row can have is that of no row: 404, for every view. A query that a view of the admin can't read is
left out: the page is shown without it.

Wagtail's views turn parameters into numbers, dates and addresses in a hundred places, and not all look first. What
goes wrong so is caught here, once: a value that no number, page, column or database can be made from. A view that
fails without a query still fails as such, and is reported.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import FieldError, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from campaign.web.failures.problems import nothing_here
from campaign.web.policy.content_security import ADMIN_PATH

logger = logging.getLogger("campaign.requests")

UNREADABLE = (
    ValueError,  # a word where a number is wanted, a NUL in a text for PostgreSQL, an address with half a bracket
    OverflowError,  # more than SQLite's integers hold
    DataError,  # more than a column of PostgreSQL holds
    FieldError,
    ValidationError,
    InvalidPage,
    IncorrectLookupParameters,
)


# The largest number of a row, in both databases.
_LARGEST = 2**63 - 1


class OddQueryMiddleware(MiddlewareMixin):
    """Answers in place of a view that has no such row, and of one of the admin that failed on what the query says."""

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not any(isinstance(value, int) and abs(value) > _LARGEST for value in kwargs.values()):
            return None
        if request.path_info.startswith("/api/"):
            return nothing_here(request)
        raise Http404

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD") or not isinstance(error, UNREADABLE):
            return None
        if not request.META.get("QUERY_STRING") or not request.path.startswith(ADMIN_PATH):
            return None
        # With its traceback: the fault may be the view's after all.
        logger.warning("The query was left out: %s", request.path, exc_info=error)
        messages.warning(request, _("The address asked for something that there is not, so it is left out here."))
        return HttpResponseRedirect(request.path)
