"""Each outside link of the published resources is looked at once a day."""

import time
from datetime import timedelta
from http import HTTPStatus

from django.utils import timezone

from campaign.runtime.tasks.lanes import Lane, task_in
from campaign.runtime.tasks.stopping import is_stopping
from resources.link_checking.finding import outside_links
from resources.link_checking.host_rate import forget_hosts
from resources.link_checking.looking import Guest, Sight
from resources.models import LinkCheck, ResourcePage

SECONDS_AT_MOST = 50
EVERY = timedelta(days=1)
GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
# Answers of servers that let people in and programs not.
UNCLEAR = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, 429, 451, 999})
State = LinkCheck.State


def begin_checks() -> None:
    """Note the links that there are now, forget those that are gone, and set a task on them."""
    note_links()
    check_links.enqueue()


def note_links() -> None:
    for resource in ResourcePage.objects.live().iterator(chunk_size=200):
        note_links_of(resource)
    LinkCheck.objects.filter(resource__live=False).delete()
    forget_hosts()


def note_links_of(resource: ResourcePage) -> None:
    links = outside_links(resource)
    resource.link_checks.exclude(url__in=links).delete()
    LinkCheck.objects.bulk_create([LinkCheck(resource=resource, url=url) for url in links], ignore_conflicts=True)


@task_in(Lane.LONG)
def check_links() -> int:
    """Check what is due until the time is up; a task of its own takes up the rest. Returns how many it checked."""
    guest, ends, checked = Guest(), time.monotonic() + SECONDS_AT_MOST, 0
    while link := _claim():
        note(link, guest.visit(link.url))
        checked += 1
        if is_stopping() or time.monotonic() > ends:
            check_links.enqueue()
            break
    return checked


def note(link: LinkCheck, sight: Sight) -> None:
    """Keep what was seen of a link."""
    link.state = _state(sight)
    link.status, link.moved_to = sight.status, sight.moved_to[:1000] if link.state == State.MOVED else ""
    link.failures = link.failures + 1 if link.state in (State.GONE, State.FAILING) else 0
    link.checked_at = timezone.now()
    LinkCheck.objects.filter(pk=link.pk).update(
        state=link.state,
        status=link.status,
        moved_to=link.moved_to,
        failures=link.failures,
        checked_at=link.checked_at,
    )


def _claim() -> LinkCheck | None:
    """A link that is due, for this caller alone: of two that see it, one moves its time."""
    while True:
        now = timezone.now()
        fresh = LinkCheck.objects.filter(checked_at=None).order_by("pk").first()
        # An hour less than a day: a check that ended late is due at the next day's beginning all the same.
        due = LinkCheck.objects.filter(checked_at__lt=now - EVERY + timedelta(hours=1)).order_by("checked_at", "pk")
        link = fresh or due.first()
        if link is None or LinkCheck.objects.filter(pk=link.pk, checked_at=link.checked_at).update(checked_at=now):
            return link


def _state(sight: Sight) -> str:
    if sight.refused or sight.status in UNCLEAR:
        return State.UNCLEAR
    if sight.status in GONE:
        return State.GONE
    if sight.status is None or sight.status >= HTTPStatus.BAD_REQUEST:
        return State.FAILING
    return State.MOVED if sight.moved_to else State.WORKS
