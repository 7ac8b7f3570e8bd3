"""Find customers by any part of a number, name, initials, phone, meter or former number.

A contentless FTS5 table holds every run of one to three characters of each field, written in hexadecimal
so that any character is part of a token. A search costs what it finds, not what the county holds.
"""

from collections.abc import Sequence

from desktop.db.asking import Ask
from desktop.db.bureau import BUREAU

LONGEST_GRAM = 3
FIELDS = ("number", "name", "initials", "phone", "meter_no", "former_no")
_HEX = 4

Asked = tuple[str, dict[str, object]]
"""A statement with the values of its names."""


def find(ask: Ask, typed: str, limit: int) -> list[int]:
    """Return the keys of customers that what was typed is a part of, the exact number first."""
    wanted = typed.strip()
    if not wanted:
        return []
    exact = "SELECT id FROM customer WHERE bureau_id = :bureau AND number = :number"
    first = [key for (key,) in ask(exact, bureau=BUREAU, number=wanted)]
    statement, values = matching(wanted, of_sqlite=ask.of_sqlite)
    found = ask(f"{statement} LIMIT :most", most=limit, **values)
    return [*first, *(key for (key,) in found if key not in first)][:limit]


def matching(wanted: str, *, of_sqlite: bool) -> Asked:
    """Return the statement for the keys of customers that a text is a part of."""
    contains, part = _contains(wanted)
    if not of_sqlite:
        whole = f"SELECT id FROM customer WHERE bureau_id = :bureau AND ({contains}) ORDER BY id"
        return whole, {"bureau": BUREAU, "part": part}
    match = "customer_search MATCH :grams"
    if len(wanted) <= LONGEST_GRAM:
        return f"SELECT rowid FROM customer_search WHERE {match}", {"grams": _query(wanted)}
    same = "customer.bureau_id = :bureau AND customer.id = customer_search.rowid"
    found = f"SELECT customer_search.rowid FROM customer_search JOIN customer ON {same}"
    statement = f"{found} WHERE {match} AND ({contains})"
    return statement, {"bureau": BUREAU, "grams": _query(wanted), "part": part}


def grams(texts: Sequence[str]) -> str:
    """Return what the search table keeps of a customer's texts."""
    found: set[str] = set()
    for field in texts:
        written = _hex(field)
        for size in (_HEX, 2 * _HEX, 3 * _HEX):
            found.update([written[start : start + size] for start in range(0, len(written) - size + 1, _HEX)])
    return " ".join(sorted(found))


def _contains(wanted: str) -> tuple[str, str]:
    part = wanted.replace("/", "//").replace("%", "/%").replace("_", "/_")
    each = (f"lower(customer.{field}) LIKE lower(:part) ESCAPE '/'" for field in FIELDS)
    return " OR ".join(each), f"%{part}%"


def _query(wanted: str) -> str:
    written = _hex(wanted)
    size = min(len(written), LONGEST_GRAM * _HEX)
    runs = {written[start : start + size] for start in range(0, len(written) - size + 1, _HEX)}
    return " AND ".join(sorted(runs))


def _hex(field: str) -> str:
    return field.lower().encode("utf-16-be").hex()
