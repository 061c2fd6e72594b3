"""A core of its own for each server process.

A process's threads take turns at one interpreter lock, so a second core gains them nothing, and each move between
cores empties the caches that they work from. Kept on one core, and not interrupting each other at each wake-up,
they sign a quarter more (decision 0023). Linux only.
"""

import logging
import os
import socket
from contextlib import suppress
from pathlib import Path

logger = logging.getLogger("campaign.core")

# How many processes may share a core; whoever comes later stays where the system puts it.
AT_MOST = 8

_claim: socket.socket | None = None


def keep_to_one_core() -> int | None:
    """Move this process and its threads, for good, to the first core that no other such process is on.

    Where all have one, to the first that has one alone, and so on. Answers the core's number; None, and nothing
    changed, where the system does not allow it.
    """
    global _claim
    try:
        cores = os.sched_getaffinity(0)
        core, _claim = _claimed(sorted(cores))
    except (AttributeError, OSError) as error:
        return _left_alone(error)
    try:
        # No thread's time is cut short because another one of them woke up (sched(7)).
        _place({core}, os.SCHED_BATCH)
    except OSError as error:
        with suppress(OSError):
            _place(cores, os.SCHED_OTHER)
        _claim.close()
        return _left_alone(error)
    return core


def _place(cores: set[int], policy: int) -> None:
    for task in Path("/proc/self/task").iterdir():
        with suppress(ProcessLookupError):  # it ended meanwhile
            os.sched_setaffinity(int(task.name), cores)
            os.sched_setscheduler(int(task.name), policy, os.sched_param(0))


def _left_alone(error: Exception) -> None:
    logger.warning("The process keeps to no core (%s).", type(error).__name__)


def _claimed(cores: list[int]) -> tuple[int, socket.socket]:
    """A core and the claim to it, which the kernel takes back when the process ends, however it ends.

    It is a name in the abstract namespace of unix(7), which has one holder among all processes that share the network's
    namespace: those of a machine, or of one container. Raises OSError where all are held.
    """
    for turn in range(AT_MOST):
        for core in cores:
            claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            try:
                claim.bind(f"\0campaign-core-{core}-{turn}")
            except OSError:
                claim.close()
            else:
                return core, claim
    raise OSError("every core is held")
