"""What is done once for all who want it in one instant."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from campaign.runtime import group_commit
from campaign.runtime.group_commit import GroupCommit


@pytest.fixture
def batches():
    return []


def test_a_lone_one_waits_for_nobody(batches, monkeypatch):
    monkeypatch.setattr(group_commit, "sleep", lambda seconds: pytest.fail("it waited"))
    done = GroupCommit(lambda items: batches.append(items) or items, gather=60)

    assert [done.submit(item) for item in range(3)] == [0, 1, 2]
    assert batches == [[0], [1], [2]]


def test_who_comes_while_others_are_gathered_is_served_with_them(batches, monkeypatch):
    begun, let_go = threading.Event(), threading.Event()

    def do(items):
        batches.append(items)
        begun.set()
        let_go.wait(20)
        return items

    done = GroupCommit(do, gather=60)

    def gathering(seconds):
        others.append(crowd.submit(done.submit, "late"))
        while len(done._waiting) < 2:
            threading.Event().wait(0.001)

    monkeypatch.setattr(group_commit, "sleep", gathering)
    with ThreadPoolExecutor(3) as crowd:
        others = [crowd.submit(done.submit, "first")]
        begun.wait(20)
        others.append(crowd.submit(done.submit, "second"))
        while not done._waiting:
            threading.Event().wait(0.001)
        let_go.set()
        assert [other.result(20) for other in others] == ["first", "second", "late"]

    assert batches == [["first"], ["second", "late"]]
