"""Somebody at a terminal who types an answer to each question of a command."""

import os
import pty
import select
import time
from collections.abc import Sequence

from .report import Failed

SECONDS = 120


def typed(command: str, answers: Sequence[tuple[str, str]], environment: dict[str, str]) -> str:
    """Run the command in bash; each answer is typed when its question is at the end of what was said."""
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe("bash", ["bash", "-c", command], environment)
    said, left, deadline = "", list(answers), time.monotonic() + SECONDS
    while True:
        if time.monotonic() > deadline:
            os.kill(process, 9)
            os.waitpid(process, 0)
            raise Failed(f"{command} waits for something else than {left[:1]}:\n{said[-1500:]}")
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                read = os.read(terminal, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            said += read.decode(errors="replace")
        if left and said.rstrip().endswith(left[0][0]):
            os.write(terminal, f"{left.pop(0)[1]}\n".encode())
            said += "\n"
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(terminal)
    if code or left:
        raise Failed(f"{command} ended with {code}, not asked: {left}\n{said[-1500:]}")
    return said
