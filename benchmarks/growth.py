"""``make growth``: what the admin and the API take at ten thousand, a million and ten million signatures.

Each row is a request that Django renders again, on a database whose first petition has half of all signatures. The
databases are kept for the next run.
"""

import json
import os
import sys

from benchmarks import product, rows
from benchmarks.settings import WORKSHOP, Scale

SIZES = [int(size) for size in os.environ.get("SIZES", "10000,1000000,10000000").split(",")]


def main() -> int:
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    product.collect_static_files()
    found: list[dict[str, str]] = []
    for size in SIZES:
        name = rows.make(Scale(rows=size, seconds=0, pairs=0))
        times = json.loads(product.run("-m", "benchmarks.growing", database=name))
        export = product.probe("export", database=name)
        times["CSV of the petition, first byte"] = f"{export['first_byte'] * 1000:,.0f} ms"
        times["… rows a second"] = f"{export['rows'] / export['seconds']:,.0f}"
        found.append(times)
    print(f"| | {' | '.join(f'{size:,}' for size in SIZES)} |\n| --- {'| --- ' * len(SIZES)}|")
    for what in found[0]:
        print(f"| {what} | {' | '.join(times[what] for times in found)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
