"""CORS headers that let caches keep one copy for all origins, where any origin may read."""

from corsheaders.conf import conf
from corsheaders.middleware import CorsMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

ORIGIN = "origin"


class OneCopyCorsMiddleware(CorsMiddleware):
    """django-cors-headers says ``Vary: origin`` even where its answer is the same for every origin.

    There it answers ``*`` only to requests that name an origin; here to all, so that the copy that a cache kept
    from a server's request serves a browser's too. Where CORS_ALLOWED_ORIGINS names origins, nothing is changed.
    """

    def add_response_headers(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().add_response_headers(request, response)
        same_for_all = conf.CORS_ALLOW_ALL_ORIGINS and not conf.CORS_ALLOW_CREDENTIALS
        if same_for_all and getattr(request, "_cors_enabled", False):
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = ", ".join(conf.CORS_EXPOSE_HEADERS)
            varies_on = [name.strip() for name in response.get("Vary", "").split(",")]
            response["Vary"] = ", ".join(name for name in varies_on if name and name.lower() != ORIGIN)
            if not response["Vary"]:
                del response["Vary"]
        return response
