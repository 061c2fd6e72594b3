"""An editor beside the worker: publishes, schedules, and says how long each took to be seen; prints one JSON object.

``python -m benchmarks.editing ROUNDS PORT`` with the product's settings; what the site purges is heard on the port.
"""

import json
import sys
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import django

django.setup()

from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from benchmarks.processes import waited  # noqa: E402
from campaign.runtime.tasks.lanes import Lane  # noqa: E402
from petition.models import PetitionPage  # noqa: E402

LONGEST_WAIT = 300
# A page is scheduled for so much later: saving and scheduling it takes a part of that.
AHEAD = timedelta(seconds=15)
purges: list[float] = []


class _Cache(BaseHTTPRequestHandler):
    def do_PURGE(self) -> None:
        purges.append(time.monotonic())
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_line: object) -> None:
        pass


def main(rounds: int) -> dict[str, list[float]]:
    """Seconds from publishing to the purge, and to the end of its tasks; from a set time to going live."""
    took: dict[str, list[float]] = {"purge": [], "index": [], "publication": []}
    # Published once by itself: a change that is scheduled for a page which never was takes that page off meanwhile.
    PetitionPage.objects.get(slug="petition-3").save_revision().publish()
    for number in range(rounds):
        page = PetitionPage.objects.get(slug="petition-2")
        page.title = f"Petition 2, edited {number} times"
        revision, since, began = page.save_revision(), timezone.now(), time.monotonic()
        revision.publish()
        waited(lambda began=began: any(at > began for at in purges), LONGEST_WAIT)
        took["purge"].append(time.monotonic() - began)
        waited(lambda since=since: not _to_do(since), LONGEST_WAIT)
        took["index"].append(time.monotonic() - began)
        took["publication"].append(_lateness(PetitionPage.objects.get(slug="petition-3")))
    return took


def _to_do(since: object) -> bool:
    tasks = DBTaskResult.objects.filter(enqueued_at__gte=since, queue_name=Lane.READERS)
    return tasks.filter(status__in=("READY", "RUNNING")).exists()


def _lateness(page: PetitionPage) -> float:
    """Seconds after its time at which a change of the page is seen."""
    page.title, page.go_live_at = f"Petition 3, {timezone.now()}", timezone.now() + AHEAD
    page.save_revision().publish()
    if timezone.now() > page.go_live_at:
        raise RuntimeError("The editor took longer than the page was to wait.")
    waited(lambda: PetitionPage.objects.filter(pk=page.pk, title=page.title).exists(), LONGEST_WAIT)
    return (timezone.now() - page.go_live_at).total_seconds()


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), _Cache)
    Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(main(int(sys.argv[1]))))
