"""Liveness and readiness, for a supervisor and a load balancer, under whatever host name they ask."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from campaign.web.public.reads import public_read


@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """200 while the process answers at all."""
    return JsonResponse({"status": "alive"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 where the database answers, 503 otherwise. A cache that is down is reported, but stops nobody."""
    checks = {"database": _database_answers(), "cache": _cache_answers()}
    ok = checks["database"]
    return JsonResponse({"status": "ready" if ok else "not ready", "checks": checks}, status=200 if ok else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache_answers() -> bool:
    try:
        cache.set("ready", 1, timeout=5)
        return cache.get("ready") == 1
    except Exception:
        return False


class HealthMiddleware:
    """Answers before everything else.

    A supervisor asks a process by its own address, by plain HTTP: neither ALLOWED_HOSTS nor a redirect to HTTPS may
    keep it from learning that the process lives.
    """

    checks = {"/healthz/live": public_read(live), "/healthz/ready": public_read(ready)}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.checks.get(request.path_info, self.get_response)
        return answer(request)
