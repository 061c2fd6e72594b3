"""The process of an import is killed in the middle (X11): the next one goes on, nothing is lost and nothing doubled."""

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.models import Site

from campaign.imports.models import Import
from campaign.imports.outcomes import keys_of_new
from campaign.runtime.tasks.left_behind import take_up_left_behind
from endorsers.import_export import importing as endorsers
from endorsers.models import Endorser, EndorserImport
from petition.counting.recounting import recount
from petition.import_export import importing as signatures
from petition.import_export import tasks as signature_tasks
from petition.models import PetitionPage, Signature, SignatureImport
from resources.import_export import importing as resources
from resources.models import ResourceImport, ResourceLibraryPage, ResourcePage

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("Ada", "Ben", "Chi", "Dora", "Eve")
KILLED_AT = 3  # the row that is being written, or the page that is being published


@pytest.fixture
def prepared(home, admin_user) -> Callable:
    """Makes an import that waits for its worker."""

    def prepare(model: type[Import], **about) -> Import:
        rows = [f"{name},{name.lower()}@example.org,2025-01-0{day}" for day, name in enumerate(NAMES, start=1)]
        return model.objects.create(
            content="\n".join(["name,email,date", *rows]).encode(),
            filename="list.csv",
            created_by=admin_user,
            step=Import.Step.WRITE,
            state=Import.State.WAITING,
            **about,
        )

    return prepare


@pytest.fixture
def of_signatures(prepared, petition):
    def check():
        assert sorted(Signature.objects.values_list("given_name", flat=True)) == list(NAMES)
        assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == len(NAMES)
        assert recount(petition=petition) == []

    mapping = {"full_name": 0, "email": 1, "signed_at": 2}
    made = prepared(SignatureImport, petition=petition, mapping=mapping, consent_note="Box 3")
    return made, signature_tasks.run_import, (signatures._Taking, "_write"), check


@pytest.fixture
def of_endorsers(prepared):
    def check():
        assert sorted(Endorser.objects.values_list("name", flat=True)) == list(NAMES)

    made = prepared(EndorserImport, site=Site.objects.get(is_default_site=True), mapping={"name": 0})
    return made, endorsers.run_import, (endorsers, "_write"), check


@pytest.fixture
def of_resources(prepared, home):
    def check():
        assert sorted(ResourcePage.objects.values_list("title", flat=True)) == list(NAMES)

    library = home.add_child(instance=ResourceLibraryPage(title="Library"))
    made = prepared(ResourceImport, library=library, mapping={"title": 0, "date": 2})
    return made, resources.run_import, (resources, "_write"), check


@pytest.fixture(params=["of_signatures", "of_endorsers", "of_resources"])
def case(request):
    return request.getfixturevalue(request.param)


def killed(run: Callable, target: object, name: str, *, before_commit: bool = False) -> None:
    """Run the task in a process that is killed when ``name`` was called for the third time."""
    connections.close_all()
    if connection.vendor == "postgresql":  # or both processes speak on one connection
        connection.close_pool()
    told, tells = os.pipe()
    if (child := os.fork()) == 0:
        try:
            setattr(target, name, _stops(getattr(target, name), tells, before_commit=before_commit))
            run()
        finally:
            os._exit(1)
    os.close(tells)
    said = os.read(told, 1)
    os.close(told)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert said == b"!", "the process ended before it was killed"


def _stops(own: Callable, tells: int, *, before_commit: bool) -> Callable:
    calls = []

    @wraps(own)
    def called(*args, **kwargs):
        calls.append(None)
        if len(calls) < KILLED_AT:
            return own(*args, **kwargs)
        if before_commit:
            with transaction.atomic():
                own(*args, **kwargs)
                _wait_for_the_end(tells)
        own(*args, **kwargs)
        return _wait_for_the_end(tells)

    return called


def _wait_for_the_end(tells: int) -> None:
    os.write(tells, b"!")
    time.sleep(60)


def take_up(made: Import) -> Import:
    """What the scheduler does once nothing was heard of the worker for a while."""
    made.refresh_from_db()
    assert made.state == Import.State.RUNNING
    type(made).objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert take_up_left_behind() == 1
    made.refresh_from_db()
    assert (made.state, made.failure) == (Import.State.DONE, "")
    return made


@pytest.mark.parametrize("before_commit", [True, False])
def test_an_import_goes_on_where_its_process_was_killed(case, before_commit):
    made, task, target, check = case
    killed(lambda: task.call(made.pk), *target, before_commit=before_commit)

    made = take_up(made)

    check()
    assert (made.result["new"], made.result["known"], made.result["wrong"]) == (len(NAMES), 0, 0)
    assert len(set(keys_of_new(bytes(made.lines)))) == len(NAMES)


@pytest.mark.parametrize(
    ("case", "module", "task"),
    [
        ("of_endorsers", endorsers, endorsers.run_import),
        ("of_resources", resources, resources.run_import),
    ],
    indirect=["case"],
)
def test_a_publication_goes_on_and_counts_all_that_it_published(case, module, task):
    made, _task, _target, _check = case
    task.call(made.pk)
    waits = {"step": Import.Step.PUBLISH, "state": Import.State.WAITING, "attempts": 0}
    type(made).objects.update(published_by=made.created_by, due_at=timezone.now(), **waits)
    killed(lambda: task.call(made.pk), module, "publish_imported")

    made = take_up(made)

    assert made.result["published"] == len(NAMES)
    published = ResourcePage.objects.live() if module is resources else Endorser.objects.public()
    assert published.count() == len(NAMES)
