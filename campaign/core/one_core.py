"""A core of its own for each server process.

A process's threads take turns at one interpreter lock, so a second core gains them nothing, and each move between
cores empties the caches that they work from. Kept on one core, and not interrupting each other at each wake-up,
they sign half as many again (docs/performance.md). Linux only.
"""

import logging
import os
import socket
from pathlib import Path

logger = logging.getLogger("campaign.core")

# Twice the processes that share a machine with their successors during a deployment, and more.
ROUNDS = 8

_claim: socket.socket | None = None


def keep_to_one_core() -> int | None:
    """Move this process and its threads to the core that the fewest such processes are on, for good.

    Answers the core's number; None, and nothing changed, where the system does not allow it.
    """
    global _claim
    try:
        core, _claim = _claimed(sorted(os.sched_getaffinity(0)))
        for task in Path("/proc/self/task").iterdir():
            thread = int(task.name)
            os.sched_setaffinity(thread, {core})
            # No thread's time is cut short because another one of them woke up (sched(7)).
            os.sched_setscheduler(thread, os.SCHED_BATCH, os.sched_param(0))
    except (AttributeError, OSError) as error:
        logger.warning("The process keeps to no core (%s).", type(error).__name__)
        return None
    return core


def _claimed(cores: list[int]) -> tuple[int, socket.socket]:
    """A core and the claim to it, which the kernel takes back when the process ends, however it ends.

    It is a name in the abstract namespace of unix(7): one holder for each, on the whole machine. Raises OSError where
    all are held.
    """
    for turn in range(ROUNDS):
        for core in cores:
            claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            try:
                claim.bind(f"\0campaign-core-{core}-{turn}")
            except OSError:
                claim.close()
            else:
                return core, claim
    raise OSError("every core is held")
