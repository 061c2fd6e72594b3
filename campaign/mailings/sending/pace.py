"""How fast a receiving domain is written to: as the operator says, and slower while it asks for that.

Known by this process alone; each worker learns it by itself, from the first answer on.
"""

import threading
import time
from collections import defaultdict

from django.conf import settings

# Seconds for which a domain that asks for less rests: doubled each time, forgotten with the first mail that it takes.
_FIRST_REST, _LONGEST_REST = 15.0, 1800.0


class Pace:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free_at: defaultdict[str, float] = defaultdict(float)
        self._rests: dict[str, float] = {}
        self._rests_until: dict[str, float] = {}

    def wait(self, domain: str) -> float:
        """For how many seconds a mail to the domain has to wait; its place in the line is taken with that."""
        now, rate = time.monotonic(), settings.MAILING_PACE.get(domain, settings.MAILING_PACE.get("*", 0))
        with self._lock:
            free = max(self._free_at[domain], self._rests_until.get(domain, 0.0), now)
            if rate:
                self._free_at[domain] = free + 1 / rate
            elif free > now:  # a trickle after a rest, or all would come at once
                self._free_at[domain] = free + 0.1
            return free - now

    def slow_down(self, domain: str) -> float:
        """It asked for less; says for how many seconds it rests."""
        with self._lock:
            rest = min(self._rests.get(domain, _FIRST_REST / 2) * 2, _LONGEST_REST)
            self._rests[domain] = rest
            self._rests_until[domain] = time.monotonic() + rest
            return rest

    def took_mail(self, domain: str) -> None:
        if domain in self._rests:
            with self._lock:
                self._rests.pop(domain, None)

    def forget(self) -> None:
        with self._lock:
            for known in (self._free_at, self._rests, self._rests_until):
                known.clear()


PACE = Pace()
