"""Pictures of the local folder, where this process hands them out itself (``SERVE_MEDIA``)."""

import errno

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve


def serve_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file at ``path`` below the folder; 404 where there is none."""
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise Http404 from error
