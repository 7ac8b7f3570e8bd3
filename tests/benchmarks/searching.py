"""Search as one types, one to four characters, against LIKE over the same columns for the same rows."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop.services.customers import FOUND_AT_MOST
from desktop.services.office import Office
from tests.benchmarks.counties import DAY, Bench
from tests.benchmarks.measuring import Pair, timed

TYPED = {
    1: ("华", "符", "h", "7", "龘"),
    2: ("秀英", "华润", "wx", "14", "zq"),
    3: ("光大矿", "王秀英", "hrs", "HN1", "888"),
    4: ("hrsn", "昌江光大", "0706", "1403", "zzzz"),
}
"""By length: parts of names, initials, numbers, phones, meters; common ones, rare ones, one of nobody."""

_FIELDS = ("number", "name", "initials", "phone", "meter_no", "former_no")
_LIKE = " OR ".join(f"c.{field} LIKE ? ESCAPE '/'" for field in _FIELDS)
_FOUND = f"""
    WITH found AS (SELECT id FROM customer c WHERE bureau_id = 1 AND ({_LIKE}) ORDER BY id LIMIT ?)
    SELECT c.number, c.name, s.name, a.name, c.address, c.phone, c.contact, c.meter_no, c.former_no,
           c.tariff_class, c.risk_category, c.funding, c.key_customer, c.note, c.prestored,
           count(b.id), coalesce(sum(b.outstanding), 0), min(b.due_on)
    FROM found
    JOIN customer c ON c.bureau_id = 1 AND c.id = found.id
    JOIN area a ON a.bureau_id = 1 AND a.id = c.area_id
    JOIN station s ON s.bureau_id = 1 AND s.id = a.station_id
    LEFT JOIN bill b ON b.bureau_id = 1 AND b.customer_id = c.id AND b.outstanding <> 0 AND b.issued_on <= ?
    GROUP BY c.id ORDER BY c.id
"""


def pairs(bench: Bench) -> list[Pair]:
    """Return a pair for each length, after seeing that both find the same rows."""
    for typed in (text for texts in TYPED.values() for text in texts):
        ours = [line.customer_no for line in bench.ours.customers.search(typed)]
        assert ours == [row[0] for row in like(bench.raw, typed)], typed
    return [
        Pair(
            f"search, {length} character{'s' * (length > 1)}",
            partial(_all, partial(_search, bench.ours), texts),
            partial(_all, partial(like, bench.raw), texts),
            2.0,
            rounds=9,
        )
        for length, texts in TYPED.items()
    ]


def every_text() -> Sequence[str]:
    """Return every text of every length."""
    return [text for texts in TYPED.values() for text in texts]


def like(sql: sqlite3.Connection, typed: str) -> list[Any]:
    """Return the rows of the customers that have the text in one of their fields."""
    part = f"%{typed.replace('/', '//').replace('%', '/%').replace('_', '/_')}%"
    return sql.execute(_FOUND, [*[part] * len(_FIELDS), FOUND_AT_MOST, DAY.isoformat()]).fetchall()


def _search(office: Office, typed: str) -> Sequence[object]:
    return office.customers.search(typed)


def _all(find: Callable[[str], object], texts: Sequence[str], _number: int) -> float:
    return timed(lambda: [find(text) for text in texts])
