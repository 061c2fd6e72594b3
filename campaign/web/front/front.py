"""The WSGI application in front of Django's: parses a request once, and asks who answers it without Django.

``FRONT`` says who is asked: nobody (``off``), the page cache (``pages``), or those too who take posts (``on``).
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from wsgiref.types import StartResponse, WSGIApplication

from django.conf import settings

from campaign.core.public_state.generation import Watch, watch
from campaign.web.front.page_cache import PageCache
from campaign.web.front.request import Answer, Environ, FrontRequest, front_request

# None: Django is to answer. The second argument is the state of the public site, for which what is remembered holds.
Handler = Callable[[FrontRequest, Hashable], Answer | None]

_takers: list[Handler] = []


def takes_posts(handler: Handler) -> Handler:
    """Register what answers posts in front of Django; call it from an app's ``ready``."""
    _takers.append(handler)
    return handler


def in_front_of(application: WSGIApplication) -> "Front":
    """The site's application behind what FRONT asks for."""
    pages = None if settings.FRONT == "off" else PageCache(application, room=settings.PAGE_CACHE_MEGABYTES * 1024**2)
    return Front(application, pages=pages, posts=_takers if settings.FRONT == "on" else ())


class Front:
    """Hands GET and HEAD to ``pages``, POST to ``posts`` in turn, and to Django what none of them answers.

    An old page is better than none while the database is away; who can sign is never decided by an old state.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        pages: Handler | None = None,
        posts: Sequence[Handler] = (),
        watch: Watch = watch,
    ) -> None:
        self.application, self.watch = application, watch
        self.pages, self.posts = (pages,) if pages else (), posts

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        state = self.watch.state()  # whatever is asked: Django goes by it too
        handlers = self._handlers_of(environ["REQUEST_METHOD"])
        if handlers and (request := front_request(environ)):
            for answer_of in handlers:
                if answer := answer_of(request, state):
                    start_response(answer.status, answer.headers)
                    return [answer.body] if answer.body and request.method != "HEAD" else []
        return self.application(environ, start_response)

    def _handlers_of(self, method: str) -> Sequence[Handler]:
        if method in ("GET", "HEAD"):
            return self.pages
        return self.posts if method == "POST" and self.watch.is_fresh() else ()
