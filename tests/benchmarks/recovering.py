"""Recovery by station as of a past day, against the best plain SQL that gives every one of its figures."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desktop.domain.recovery import By, Part, Recovery
from tests.benchmarks.counties import PAST, Bench
from tests.benchmarks.measuring import Pair, timed

YEAR = 2011
_SUMS, _CHANGED, _BILLED, _OWING = range(4)
"""What the rows of the statement tell, as it numbers them."""
_NONE = (0, 0)
_OF_THE_YEAR = "b.bureau_id = 1 AND b.month BETWEEN :first AND :last AND b.issued_on <= :on"
_PLACED = """
    JOIN area a ON a.bureau_id = 1 AND a.id = l.area_id
    JOIN station s ON s.bureau_id = 1 AND s.id = a.station_id
"""
_SQL = f"""
    WITH later AS MATERIALIZED (
        SELECT bill_id, sum(fen) AS fen FROM entry
        WHERE bureau_id = 1 AND account = 'principal' AND kind <> 'bill' AND business_date > :on
        GROUP BY bill_id
    ), changed AS MATERIALIZED (
        SELECT b.area_id, b.customer_id, l.fen, b.outstanding - l.fen AS owed
        FROM later l CROSS JOIN bill b ON b.bureau_id = 1 AND b.id = l.bill_id WHERE {_OF_THE_YEAR}
    ), owing AS MATERIALIZED (
        SELECT DISTINCT a.station_id, l.customer_id FROM (
            SELECT area_id, customer_id FROM changed WHERE owed <> 0
            UNION ALL
            SELECT b.area_id, b.customer_id FROM bill b
            WHERE {_OF_THE_YEAR} AND b.outstanding <> 0 AND b.id NOT IN (SELECT bill_id FROM later)
        ) l JOIN area a ON a.bureau_id = 1 AND a.id = l.area_id
    ), billed AS MATERIALIZED (
        SELECT DISTINCT a.station_id, l.customer_id
        FROM (SELECT DISTINCT b.area_id, b.customer_id FROM bill b WHERE {_OF_THE_YEAR}) l
        JOIN area a ON a.bureau_id = 1 AND a.id = l.area_id
    )
    SELECT s.name, 0 AS part, sum(l.receivable), sum(l.outstanding)
    FROM (SELECT b.area_id, sum(b.amount) AS receivable, sum(b.outstanding) AS outstanding
          FROM bill b WHERE {_OF_THE_YEAR} GROUP BY b.month, b.area_id) l {_PLACED} GROUP BY s.name
    UNION ALL SELECT s.name, 1, sum(l.fen), 0 FROM changed l {_PLACED} GROUP BY s.name
    UNION ALL SELECT s.name, 2, count(*), 0 FROM billed
              JOIN station s ON s.bureau_id = 1 AND s.id = station_id GROUP BY s.name
    UNION ALL SELECT s.name, 3, count(*), 0 FROM owing
              JOIN station s ON s.bureau_id = 1 AND s.id = station_id GROUP BY s.name
    UNION ALL SELECT '', 2, count(DISTINCT customer_id), 0 FROM billed
    UNION ALL SELECT '', 3, count(DISTINCT customer_id), 0 FROM owing
"""
_OFFSETS = f"""
    SELECT s.name, sum(l.fen) FROM (
        SELECT b.area_id, -u.fen AS fen FROM (
            SELECT bill_id, sum(fen) AS fen FROM entry
            WHERE bureau_id = 1 AND account = 'principal' AND kind <> 'bill' AND by_prestored
              AND business_date <= :on GROUP BY bill_id
        ) u CROSS JOIN bill b ON b.bureau_id = 1 AND b.id = u.bill_id WHERE {_OF_THE_YEAR}
    ) l {_PLACED} GROUP BY s.name
"""
_OLDER = "SELECT 1 FROM bill WHERE bureau_id = 1 AND month < :first LIMIT 1"
"""The demo's county has no bill of an earlier year: the best SQL sees that and asks no more about them."""


def pairs(bench: Bench) -> list[Pair]:
    """Return the one pair, after seeing that both give the same figures."""
    report = bench.ours.recovery.report(YEAR, PAST, By.STATION)
    assert {row.name: row for row in (*report.rows, report.total)} == plain(bench.raw, PAST)
    return [
        Pair(
            "recovery by station as of a past day",
            lambda _: timed(lambda: bench.ours.recovery.report(YEAR, PAST, By.STATION)),
            lambda _: timed(lambda: plain(bench.raw, PAST)),
            2.0,
        )
    ]


def plain(sql: sqlite3.Connection, on: date) -> dict[str, Recovery]:
    """Return each station's line by name, and the bureau's by the empty name."""
    named = {"on": on.isoformat(), "first": YEAR * 100 + 1, "last": YEAR * 100 + 12}
    assert sql.execute(_OLDER, named).fetchone() is None
    offsets = dict(sql.execute(_OFFSETS, named).fetchall())
    found: dict[str, dict[int, Sequence[int]]] = {}
    for station, part, *figures in sql.execute(_SQL, named):
        found.setdefault(station, {})[part] = figures
    bureau = found.pop("")
    lines = {name: _line(name, parts, offsets.get(name, 0)) for name, parts in found.items()}
    whole = sum((line.current for line in lines.values()), Part())
    return lines | {"": Recovery("", whole, Part(), *_counts(bureau))}


def _line(name: str, parts: dict[int, Sequence[int]], offset: int) -> Recovery:
    receivable, outstanding = parts[_SUMS]
    changed, _ = parts.get(_CHANGED, _NONE)
    return Recovery(name, Part(receivable, outstanding - changed, offset), Part(), *_counts(parts))


def _counts(parts: dict[int, Sequence[int]]) -> tuple[int, int]:
    billed, owing = parts[_BILLED][0], parts.get(_OWING, _NONE)[0]
    return billed, billed - owing
