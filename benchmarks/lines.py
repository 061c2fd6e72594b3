"""The lines of the report: what is compared with what."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks import databases, nginx, product, redis, rows, stock
from benchmarks.load import MeasureError, Side, Turn, turn, warm_up
from benchmarks.mail_server import MailServer
from benchmarks.pairs import Line, compared
from benchmarks.settings import Scale

_INSERT = (
    "\\set r random(1, 1000000000000)\n"
    "INSERT INTO bench_insert "
    "(petition_id, email, given_name, family_name, postal_code, country, opt_in, status, source) "
    "VALUES (1, 'signer' || :r || '@example.org', 'Ada', 'Lovelace', '20009', 'US', true, 1, 'web') "
    "ON CONFLICT DO NOTHING;\n"
)
_INSERT_TABLE = """
CREATE TABLE bench_insert (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, petition_id int NOT NULL, email text NOT NULL,
  given_name text NOT NULL, family_name text NOT NULL, postal_code text NOT NULL, country char(2) NOT NULL,
  opt_in boolean NOT NULL, status smallint NOT NULL, source text NOT NULL, created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX ON bench_insert (petition_id, email);
CREATE INDEX ON bench_insert (petition_id, created_at DESC);
CREATE INDEX ON bench_insert (petition_id, status)"""

_RECIPIENTS = 100_000
# Seconds by which a mailing is sent for longer than others sign beside it.
_LONGER = 5


@dataclass
class Bench:
    """What a run has at hand. Servers and the large database are started when a line first wants them."""

    scale: Scale
    open: contextlib.ExitStack

    def __post_init__(self) -> None:
        self._kept: dict[str, object] = {}

    def once(self, name: str, make: Callable):  # noqa: ANN201
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    @property
    def ours(self) -> Side:
        return self.once("ours", lambda: self.open.enter_context(product.served(product.EMPTY)))

    @property
    def mail_server(self) -> MailServer:
        def started() -> MailServer:
            server = MailServer()
            self.open.callback(server.stop)
            return server

        return self.once("mail_server", started)

    @property
    def mailing(self) -> int:
        """The number of a mailing that has begun, to more people than all turns send."""

        def begun() -> int:
            rows.ask_for_updates(product.EMPTY, _RECIPIENTS)
            return _mailing("begin", bench=self)["mailing"]

        return self.once("mailing", begun)

    @property
    def large(self) -> str:
        return self.once("large", lambda: rows.make(self.scale))

    def against(self, name: str, ours: Side, theirs: Side) -> Line:
        seconds = self.scale.seconds
        for side in (ours, theirs):
            warm_up(side)
        return compared(name, lambda: turn(ours, seconds), lambda: turn(theirs, seconds), pairs=self.scale.pairs)


def sign_vs_stock(bench: Bench) -> Line:
    with stock.served() as theirs:  # for its line alone, since each of its threads keeps a connection
        return bench.against("sign_vs_stock", product.signing(bench.ours), stock.signing(theirs))


def journey_vs_stock(bench: Bench) -> Line:
    with stock.served() as theirs:  # which thanks in the answer to the post
        return bench.against("journey_vs_stock", product.signing_and_thanked(bench.ours), stock.signing(theirs))


def sign_vs_insert(bench: Bench) -> Line:
    with databases.connected(product.EMPTY) as connection:
        connection.execute("DROP TABLE IF EXISTS bench_insert")
        connection.execute(_INSERT_TABLE)
    ours = product.signing(bench.ours)
    seconds = bench.scale.seconds
    return compared("sign_vs_insert", lambda: turn(ours, seconds), lambda: _pgbench(seconds), pairs=bench.scale.pairs)


def limited_vs_free(bench: Bench) -> Line:
    with redis.served() as cache:
        # All sign from one address here: a limit that is counted and never reached.
        counted = {"REDIS_URL": cache, "SIGN_RATE_LIMIT": "1000000000/1000000000"}
        with product.served(product.EMPTY, **counted) as limited:
            return bench.against("limited_vs_free", product.signing(limited), product.signing(bench.ours))


def hot_vs_spread(bench: Bench) -> Line:
    hot = product.signing(bench.ours)
    spread = product.signing(bench.ours, petitions=product.PETITIONS)
    return bench.against("hot_vs_spread", hot, spread)


def sign_10m_vs_0(bench: Bench) -> Line:
    with product.served(bench.large) as full:
        line = bench.against("sign_10m_vs_0", product.signing(full), product.signing(bench.ours))
    return replace(line, note=f"{line.note}  ({bench.scale.rows_in_words} rows)")


def sign_with_log(bench: Bench) -> Line:
    """Signing as it is, over signing without the index of what the public log is owed: all that signers pay for it."""
    side, seconds = product.signing(bench.ours), bench.scale.seconds
    with databases.connected(product.EMPTY) as connection:
        (index,) = connection.execute("SELECT pg_get_indexdef('signature_owed_to_log'::regclass)").fetchone()

    def without() -> Turn:
        databases.change(product.EMPTY, "DROP INDEX signature_owed_to_log")
        try:
            return turn(side, seconds)
        finally:
            databases.change(product.EMPTY, index)

    warm_up(side)
    return compared("sign_with_log", lambda: turn(side, seconds), without, pairs=bench.scale.pairs)


def sign_while_indexing(bench: Bench) -> Line:
    seconds, took = bench.scale.seconds, []

    def beside(side: Side) -> Turn:
        with ThreadPoolExecutor(1) as other:
            made = other.submit(product.run, "-m", "benchmarks.indexing", database=bench.large)
            time.sleep(2)  # it has begun
            found = turn(side, seconds)
            if made.done():
                raise MeasureError("the index was made before the turn was over: take more rows")
            took.append(float(made.result()))
        return found

    with product.served(bench.large) as full:
        side = product.signing(full)
        line = compared("sign_while_indexing", lambda: beside(side), lambda: turn(side, seconds), pairs=3)
    return replace(line, note=f"{line.note}  ({bench.scale.rows_in_words} rows, {median(took):.0f} s for the index)")


def read_vs_stock(bench: Bench) -> Line:
    with stock.served() as theirs:
        return bench.against("read_vs_stock", bench.ours, theirs)


def api_vs_stock(bench: Bench) -> Line:
    ours = replace(bench.ours, path=f"/api/campaign/v1/petitions/{product.petition_id(product.EMPTY)}/")
    with stock.served() as theirs:
        return bench.against("api_vs_stock", ours, replace(theirs, path=f"/api/v2/pages/{stock.page_id()}/"))


def proxy_vs_static(bench: Bench) -> Line:
    proxied, static = bench.open.enter_context(nginx.serving_both(bench.ours))
    return bench.against("proxy_vs_static", proxied, static)


def count_10m_vs_1k(bench: Bench) -> Line:
    large, small = (product.probe("count", database=name) for name in (bench.large, product.EMPTY))
    note = f"{large['milliseconds']:.3f} ms for {large['signatures']:,}, {small['milliseconds']:.3f} ms for "
    note += f"{small['signatures']:,}"
    return Line("count_10m_vs_1k", large["milliseconds"] / small["milliseconds"], note)


def export_vs_copy(bench: Bench) -> Line:
    found: list[dict] = []

    def ours() -> Turn:
        found.append(product.probe("export", database=bench.large))
        return Turn(found[-1]["rows"] / found[-1]["seconds"])

    line = compared("export_vs_copy", ours, lambda: Turn(product.probe("copy", database=bench.large)["rate"]), pairs=3)
    memory = max(run["megabytes"] for run in found)
    first = max(run["first_byte"] for run in found)
    seen = f"first byte {first:.2f} s, {memory:.0f} MB more than before, {found[0]['rows']:,} rows"
    return replace(line, note=f"{line.note}  ({seen})")


def hostile_growth(bench: Bench) -> Line:
    """The worst entry's time for a stranger's text over that for its half: 2 is in step, 4 grows with the square."""
    found = json.loads(product.run("-m", "benchmarks.hostile", database=product.EMPTY))
    worst = sorted(found, key=found.get, reverse=True)
    return Line("hostile_growth", found[worst[0]], ", ".join(f"{name} {found[name]:.2f}" for name in worst[:4]))


def mail_vs_smtplib(bench: Bench) -> Line:
    found: list[dict] = []

    def mails(how: str) -> Turn:
        found.append(_mailing(how, bench.mailing, bench.scale.seconds, bench=bench))
        return Turn(found[-1]["rate"], found[-1]["milliseconds"])

    line = compared("mail_vs_smtplib", lambda: mails("deliver"), lambda: mails("bare"), pairs=bench.scale.pairs)
    return replace(line, note=f"{line.note}  ({max(run['megabytes'] for run in found):.0f} MB at most)")


def sign_while_mailing(bench: Bench) -> Line:
    side, seconds, sent = product.signing(bench.ours), bench.scale.seconds, []

    def beside() -> Turn:
        with ThreadPoolExecutor(1) as other:
            before = len(bench.mail_server.taken())
            made = other.submit(_mailing, "deliver", bench.mailing, seconds + _LONGER, bench=bench)
            while len(bench.mail_server.taken()) == before and not made.done():
                time.sleep(0.1)
            found = turn(side, seconds)
            if made.done():
                raise MeasureError("the mailing ended before the turn was over")
            sent.append(made.result()["rate"])
        return found

    bench.mailing  # noqa: B018
    line = compared("sign_while_mailing", beside, lambda: turn(side, seconds), pairs=bench.scale.pairs)
    return replace(line, note=f"{line.note}  ({median(sent):,.0f} mails a second meanwhile)")


# Each line with the programs that it needs; the order is that of the report.
LINES: dict[str, tuple[Callable[[Bench], Line], tuple[str, ...]]] = {
    "sign_vs_stock": (sign_vs_stock, ("wrk",)),
    "journey_vs_stock": (journey_vs_stock, ("wrk",)),
    "sign_vs_insert": (sign_vs_insert, ("wrk", "pgbench")),
    "limited_vs_free": (limited_vs_free, ("wrk", "redis-server")),
    "hot_vs_spread": (hot_vs_spread, ("wrk",)),
    "sign_with_log": (sign_with_log, ("wrk",)),
    "sign_10m_vs_0": (sign_10m_vs_0, ("wrk",)),
    "sign_while_indexing": (sign_while_indexing, ("wrk",)),
    "read_vs_stock": (read_vs_stock, ("wrk",)),
    "api_vs_stock": (api_vs_stock, ("wrk",)),
    "proxy_vs_static": (proxy_vs_static, ("wrk", "nginx")),
    "count_10m_vs_1k": (count_10m_vs_1k, ()),
    "export_vs_copy": (export_vs_copy, ()),
    "hostile_growth": (hostile_growth, ()),
    "mail_vs_smtplib": (mail_vs_smtplib, ()),
    "sign_while_mailing": (sign_while_mailing, ("wrk",)),
}


def missing(programs: tuple[str, ...]) -> str:
    """The first of the programs that is not installed; empty where all are."""
    folders = os.environ.get("PATH", "") + ":/usr/sbin"
    return next((program for program in programs if not shutil.which(program, path=folders)), "")


def _mailing(*arguments: object, bench: Bench) -> dict:
    """What ``benchmarks.mailing`` finds."""
    words = [str(argument) for argument in arguments]
    server = {"EMAIL_URL": bench.mail_server.address}
    return json.loads(product.run("-m", "benchmarks.mailing", *words, database=product.EMPTY, **server))


def _pgbench(seconds: int) -> Turn:
    with _script(_INSERT) as script:
        command = ["pgbench", "-n", "-M", "prepared", "-c", "16", "-j", "2", "-T", str(max(seconds, 2)), "-f", script]
        done = subprocess.run([*command, databases.address(product.EMPTY)], capture_output=True, text=True)
    if done.returncode:
        raise MeasureError(f"pgbench: {done.stderr[-300:]}")
    return Turn(float(re.search(r"tps = ([\d.]+)", done.stdout)[1]))


@contextlib.contextmanager
def _script(text: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "insert.pgb"
        path.write_text(text)
        yield str(path)
