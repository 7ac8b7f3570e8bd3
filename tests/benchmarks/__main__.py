"""`python -m tests.benchmarks`: measure everything the targets name, print a table, write JSON."""

import argparse
import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import (
    exporting,
    growing,
    importing,
    paying,
    printing,
    recovering,
    searching,
    starting,
)
from tests.benchmarks.counties import Bench, Size, bench
from tests.benchmarks.measuring import Pair, Result, measure

FOLDER = Path("bench-output")
OPERATIONS: dict[str, Callable[[Bench], list[Pair]]] = {
    "search": searching.pairs,
    "recovery": recovering.pairs,
    "start": starting.pairs,
    "payment": paying.pairs,
    "growth": growing.pairs,
    "notices": printing.pairs,
    "workbook": exporting.pairs,
    "import": importing.pairs,
}
"""In this order: what only reads first, and last what makes the county larger."""
_ROW = "{:<52}{:>12}{:>12}{:>9}{:>9}  {}"


def main() -> None:
    """Measure what is asked for."""
    asked = _arguments()
    large, small = Size(asked.customers, asked.months), Size(asked.customers // 10, asked.months)
    with bench(asked.folder, large, small) as county:
        print(_ROW.format("operation", "ours", "baseline", "ratio", "target", ""))
        results = [_tell(measure(pair)) for pair in _pairs(county, asked.only)]
    written = {"machine": _machine(), "customers": large.customers, "months": large.months}
    rows = [asdict(result) | {"ratio": round(result.ratio, 3)} for result in results]
    file = asked.json or asked.folder / "benchmarks.json"
    file.write_text(json.dumps(written | {"results": rows}, indent=2) + "\n", encoding="utf-8")
    print(f"written to {file}")


def _pairs(county: Bench, only: list[str]) -> Iterator[Pair]:
    for name, pairs in OPERATIONS.items():
        if not only or name in only:
            yield from pairs(county)


def _tell(result: Result) -> Result:
    target = "" if result.target is None else f"{result.target:.1f}"
    times = (f"{result.ours * 1000:.2f} ms", f"{result.baseline * 1000:.2f} ms")
    print(_ROW.format(result.operation, *times, f"{result.ratio:.2f}", target, result.verdict), flush=True)
    return result


def _machine() -> dict[str, str | int | None]:
    return {"cores": os.cpu_count(), "python": platform.python_version()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--customers", type=int, default=100_000)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--json", type=Path, help="where the results go")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the counties are kept")
    parser.add_argument("--only", action="append", default=[], choices=OPERATIONS, help="may be repeated")
    return parser.parse_args()


if __name__ == "__main__":
    main()
