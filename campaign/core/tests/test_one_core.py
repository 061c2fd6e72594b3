"""Server processes each keep to a core of their own, where the setting asks for it."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from campaign.settings.environment import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="Linux keeps processes to cores")

# A process with a second thread says which core it took and where its threads may run, and stays until it is told.
PROCESS = """
import os, sys, threading
from campaign.core.one_core import keep_to_one_core
threading.Thread(target=threading.Event().wait, daemon=True).start()
core = keep_to_one_core()
print(core, *sorted({c for thread in os.listdir("/proc/self/task") for c in os.sched_getaffinity(int(thread))}))
sys.stdout.flush()
sys.stdin.read()
"""


def start(open_ones: ExitStack) -> tuple[subprocess.Popen, list[int]]:
    process = open_ones.enter_context(
        subprocess.Popen(
            [sys.executable, "-c", PROCESS], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
    )
    return process, [int(core) for core in process.stdout.readline().split()]


def test_processes_share_the_cores_evenly():
    cores = len(os.sched_getaffinity(0))
    with ExitStack() as open_ones:
        taken = [start(open_ones) for _process in range(2 * cores)]
        for _process, (core, *allowed) in taken:
            assert allowed == [core]
        assert sorted(core for _process, (core, *_allowed) in taken) == sorted([*os.sched_getaffinity(0)] * 2)


def test_the_core_of_a_process_that_was_killed_is_taken_next():
    with ExitStack() as open_ones:
        for _process in range(len(os.sched_getaffinity(0)) - 1):
            start(open_ones)
        last, [core, *_allowed] = start(open_ones)
        last.kill()
        last.wait()
        _next, [taken, *_allowed] = start(open_ones)
        assert taken == core
