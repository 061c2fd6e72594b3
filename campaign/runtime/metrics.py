"""Numbers for monitoring, in the text format that Prometheus reads (https://prometheus.io/docs/instrumenting).

What is true of the whole site (signatures, mails owed, tasks waiting) is read from the database when
somebody asks; apps register such numbers. What each process does (requests, seconds) is counted by the
middleware and by what answers in front of it, and summed over the processes where
``PROMETHEUS_MULTIPROC_DIR`` names a folder that they share.
"""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector


@dataclass(frozen=True)
class Number:
    """A number of the whole site. ``read`` answers it, or one for each value of ``label``."""

    name: str
    words: str
    read: Callable[[], float | dict[str, float]]
    label: str = ""


_numbers: list[Number] = []
REQUESTS = Counter("campaign_requests", "Requests answered", ["method", "view", "status"])
SECONDS = Histogram(
    "campaign_request_seconds",
    "Seconds until a request was answered",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
PAGE_CACHE = Counter("campaign_page_cache", "Answers of the page cache, which Django does not see", ["result"])
# Anybody may make up another one, and each would be a number of its own for ever.
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def count_request(*, method: str, view: str, status: int, seconds: float) -> None:
    """Count an answer, by the view that gave it and never by its address: addresses are many and personal."""
    requests, took = _counters(method if method in METHODS else "other", view, status)
    requests.inc()
    took.observe(seconds)


@lru_cache(maxsize=1024)  # finding them is more expensive than counting
def _counters(method: str, view: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(method, view, status), SECONDS.labels(view)


def register(*, name: str, words: str, read: Callable[[], float | dict[str, float]], label: str = "") -> None:
    """Register a number; call it from an app's ``ready``. ``read`` must be cheap at any size of the site."""
    _numbers.append(Number(f"campaign_{name}", words, read, label))


class MetricsMiddleware:
    """Counts each request that Django answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        view = (match.view_name or "unnamed") if match else "none"
        seconds = time.perf_counter() - began
        count_request(method=request.method or "", view=view, status=response.status_code, seconds=seconds)
        return response


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for whoever sends the METRICS_TOKEN as a bearer token; 404 for everybody else."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, settings.METRICS_TOKEN):
        raise Http404
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    site = CollectorRegistry()
    site.register(_SiteNumbers())
    return HttpResponse(generate_latest(registry) + generate_latest(site), content_type=CONTENT_TYPE_LATEST)


class _SiteNumbers:
    def collect(self) -> Iterable[GaugeMetricFamily]:
        for number in _numbers:
            family = GaugeMetricFamily(number.name, number.words, labels=[number.label] if number.label else None)
            value = number.read()
            for label, part in value.items() if isinstance(value, dict) else (("", value),):
                family.add_metric([str(label)] if number.label else [], part)
            yield family
