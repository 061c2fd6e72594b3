"""Answers that Django has no class for."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """After a good post the browser fetches another page (RFC 9110, 15.4.4)."""

    status_code = 303
