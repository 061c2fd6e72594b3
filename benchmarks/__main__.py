"""``make bench``: one line a ratio, ``name ratio``, then what a request cost on each side."""

import contextlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor

from benchmarks import databases, lines, nginx, product, stock
from benchmarks.lines import LINES, Bench
from benchmarks.load import MeasureError
from benchmarks.settings import FULL, QUICK, WORKSHOP


def main() -> int:
    scale = QUICK if os.environ.get("QUICK", "") not in ("", "0") else FULL
    wanted = [name for name in os.environ.get("ONLY", "").replace(",", " ").split() if name] or list(LINES)
    if unknown := [name for name in wanted if name not in LINES]:
        print(f"No such line: {', '.join(unknown)}. Lines: {', '.join(LINES)}", file=sys.stderr)
        return 2
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    failed = False
    print("# name ratio    requests a second, milliseconds of CPU a request: application + PostgreSQL", flush=True)
    with contextlib.ExitStack() as run:
        _make_both(run)
        bench = Bench(scale, run)
        for name in wanted:
            measure, programs = LINES[name]
            if program := lines.missing(programs):
                print(f"{name} skipped    {program} is not installed", flush=True)
                continue
            try:
                print(measure(bench), flush=True)
            except nginx.NotShippedError as error:
                print(f"{name} skipped    {error}", flush=True)
            except (MeasureError, RuntimeError) as error:
                failed = True
                print(f"{name} failed    {error}", flush=True)
    return int(failed)


def _make_both(run: contextlib.ExitStack) -> None:
    """The small databases, again; they are dropped once the servers have ended."""
    databases.drop(product.EMPTY)
    for name in (product.EMPTY, stock.DATABASE):
        run.callback(databases.drop, name)
    product.collect_static_files()
    with ThreadPoolExecutor(2) as pool:
        for made in [pool.submit(product.make, product.EMPTY), pool.submit(stock.make)]:
            made.result()


if __name__ == "__main__":
    sys.exit(main())
