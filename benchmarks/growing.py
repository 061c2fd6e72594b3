"""Times of one database for ``growth``, taken inside the product's own process; prints one JSON object."""

import json
import time
from collections.abc import Callable
from statistics import median

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from petition.counting.facets import count_facets  # noqa: E402
from petition.counting.recounting import recount  # noqa: E402
from petition.models import PetitionPage  # noqa: E402

# Of each request; one before them, untimed, fills what a process remembers.
TURNS = 5


def main() -> dict[str, str]:
    petition = PetitionPage.objects.get(slug="petition-1")
    count_facets()  # as the scheduler does
    client = _editor()
    times = {}
    for what, url in _requests(petition):
        _asked(client, url)
        times[what] = f"{median(_milliseconds(lambda url=url: _asked(client, url)) for _turn in range(TURNS)):,.0f} ms"
    times["recount, rows against tallies"] = f"{_milliseconds(lambda: recount(petition=petition)):,.0f} ms"
    return times


def _requests(petition: PetitionPage) -> list[tuple[str, str]]:
    signatures, api = reverse("signatures:index"), f"/api/campaign/v1/petitions/{petition.pk}/"
    newest = petition.signatures.order_by("-pk").values_list("pk", flat=True)[0]
    of_petition = f"{signatures}?petition={petition.pk}"
    return [
        ("the admin's home, with its numbers", reverse("wagtailadmin_home")),
        ("counts of each petition", reverse("signatures:counts")),
        ("signatures, newest", signatures),
        ("signatures, the 100th page", f"{signatures}?p=100"),
        ("signatures of the petition", of_petition),
        ("… those who have not confirmed", f"{of_petition}&state=pending"),
        ("… from one country", f"{of_petition}&country=CA"),
        ("… from a source that nobody came by (reads them all)", f"{of_petition}&source=nowhere"),
        ("… of one day, half a year ago", f"{of_petition}&{_half_a_year_ago()}"),
        ("signatures, search by address", f"{signatures}?q=row{newest}%40example.org"),
        ("signatures, search by name (a sixth of a thousandth)", f"{signatures}?q=Ada6+Lovelace"),
        ("one signature and its history", reverse("signatures:inspect", args=[newest])),
        ("petition's page", petition.url),
        ("API: detail", api),
        ("API: count", f"{api}count/"),
        ("API: history by day, hour and place", f"{api}history/"),
        ("API: public names", f"{api}signatures/"),
        ("deleting the petition, refused", reverse("wagtailadmin_pages:delete", args=[petition.pk])),
    ]


def _half_a_year_ago() -> str:
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 183 * 86_400))
    return f"created_at_from={day}&created_at_to={day}"


def _editor() -> Client:
    editor, _made = get_user_model().objects.get_or_create(
        username="growth", defaults={"is_superuser": True, "is_staff": True}
    )
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(editor)
    return client


def _asked(client: Client, url: str) -> None:
    cache.clear()
    answer = client.get(url)
    refused = "/delete/" in url and answer.status_code == 302
    if answer.status_code != 200 and not refused:
        raise SystemExit(f"{url}: {answer.status_code} {answer.headers.get('Location', '')}")
    for _piece in answer:
        pass


def _milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


with override_settings(REQUIRE_SECOND_STEP=False):
    print(json.dumps(main()))
