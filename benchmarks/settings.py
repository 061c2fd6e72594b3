"""How long, how many, and on which PostgreSQL: all that a run may be told by the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What a run writes and the next one may use again; git does not see it.
WORKSHOP = ROOT / "var" / "bench"

POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://postgres@127.0.0.1:5432")
# Both sides are served alike, as deploy/systemd/ does it: granian with a worker a core. A stock thread keeps a
# connection: 64 of PostgreSQL's 100.
WORKERS = int(os.environ.get("BENCH_WORKERS", "2"))
THREADS = int(os.environ.get("BENCH_THREADS", "32"))
CONNECTIONS = int(os.environ.get("BENCH_CONNECTIONS", "64"))


@dataclass(frozen=True)
class Scale:
    """``rows`` in the large database, ``seconds`` of each turn, ``pairs`` of turns."""

    rows: int
    seconds: int
    pairs: int

    @property
    def rows_in_words(self) -> str:
        return f"{self.rows // 1_000_000}m" if self.rows >= 1_000_000 else f"{self.rows // 1000}k"


FULL = Scale(rows=int(os.environ.get("BENCH_ROWS", "10000000")), seconds=6, pairs=5)
QUICK = Scale(rows=int(os.environ.get("BENCH_ROWS", "300000")), seconds=2, pairs=3)
