"""People who sign and read through the proxy while something is done to the site."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from threading import Event

from .report import expect, say
from .visitor import Visitor

SIGNERS = 2
PAUSE = 0.4  # or they leave nothing to the processes that start
_numbers = count()


@contextmanager
def people_signing(visitor: Visitor) -> Iterator[Counter]:
    """Nobody of them may meet an error; yields how many were answered with what, told when the block ends."""
    over, answers = Event(), Counter()

    def sign() -> int:
        number = next(_numbers)
        values = {"given_name": "Ada", "email": f"crowd{number}@signers.example"}
        return visitor.post("/petition/", **values).status

    def go_on(visit: object, good: int) -> None:
        while not over.is_set():
            try:
                status = visit()
            except OSError as error:
                status = type(error).__name__
            answers["signed" if status == 303 else "read" if status == good else f"answered {status}"] += 1
            time.sleep(PAUSE)

    visits = [(sign, 303)] * SIGNERS + [(lambda: visitor.get("/petition/").status, 200)]
    with ThreadPoolExecutor(len(visits)) as pool:
        going = [pool.submit(go_on, *visit) for visit in visits]
        try:
            yield answers
        finally:
            over.set()
        for done in going:
            done.result(120)
    told = ", ".join(f"{number} {what}" for what, number in answers.items())
    expect(answers.keys() == {"signed", "read"}, f"somebody met an error meanwhile: {told}")
    say(f"  meanwhile {told}, and nobody met an error")
