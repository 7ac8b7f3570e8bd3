"""The check finds a change of any one field of the ledger, and names the row."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect

from desktop.db.base import Base
from desktop.db.ledger_rows import ActRow, EntryRow, PaymentRow, PostingRow
from desktop.db.rows import BillRow, ChainRow
from desktop.domain.proof import Fault, Proof
from desktop.domain.targets import Period
from tests.counter import Counter, day
from tests.db.tampering import another, stranger

LEDGER: tuple[type[Base], ...] = (EntryRow, ActRow, BillRow, PaymentRow, PostingRow, ChainRow)
FIELDS = [(row.__tablename__, column.name) for row in LEDGER for column in inspect(row).columns]
FIELDS += [("customer", "prestored"), ("customer", "number"), ("station", "name"), ("area", "name")]
FIELDS += [("bureau", "code")]
FIELDS += [("user", column) for column in ("name", "role", "password", "active")]

NAME_OF = {
    "entry": "'entry ' || seq",
    "act": "'act ' || seq",
    "bill": "number",
    "posting": "number",
    "payment": "(SELECT number FROM posting WHERE posting.id = payment.id)",
    "customer": "number",
}
"""How a finding names a row of these tables; of the others it names what depends on them."""

KEYS = {"id", "bureau_id", "seq", "number"}
"""A row whose key was changed is missed under the name it had, or found under the one it has."""


def proved(file: Path) -> Proof:
    """Prove a file, whoever its users are."""
    counter = Counter(file)
    counter.office.workplace.guarded = False
    try:
        return counter.check()
    finally:
        counter.office.close()


def tamper(file: Path, table: str, column: str, *, newest: bool) -> str:
    """Change one field of a table's first or last row; return how a finding names the row."""
    with stranger(file) as sql:
        order = "DESC" if newest else "ASC"
        key = [row[1] for row in sql.execute(f"PRAGMA table_info({table})") if row[5]]
        columns = ", ".join([NAME_OF.get(table, "''"), column, *key])
        ordered = ", ".join(f"{part} {order}" for part in key)
        name, value, *at = sql.execute(f"SELECT {columns} FROM {table} ORDER BY {ordered}").fetchone()
        where = " AND ".join(f"{part} = ?" for part in key)
        changed = sql.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [another(value), *at])
        assert changed.rowcount == 1
        return str(name)


@pytest.mark.parametrize("newest", [False, True], ids=["oldest", "newest"])
@pytest.mark.parametrize(("table", "column"), FIELDS, ids=[".".join(field) for field in FIELDS])
def test_a_change_of_any_one_field_is_found(county: Path, table: str, column: str, newest: bool) -> None:
    name = tamper(county, table, column, newest=newest)
    proof = proved(county)
    assert not proof.ok
    if column not in KEYS:
        assert any(name in finding.where for finding in proof.findings), proof.findings


@pytest.mark.parametrize("table", ["entry", "act", "bill", "payment", "posting"])
@pytest.mark.parametrize("place", [0, 1, -1], ids=["first", "second", "last"])
def test_a_row_that_is_gone_is_missed(county: Path, table: str, place: int) -> None:
    with stranger(county) as sql:
        key = "seq" if table in ("entry", "act") else "id"
        rows = sql.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall()
        [gone] = rows[min(place, len(rows) - 1)]
        sql.execute(f"DELETE FROM {table} WHERE {key} = ?", [gone])
    assert not proved(county).ok


@pytest.mark.parametrize("table", ["entry", "act", "bill", "payment", "posting"])
def test_a_row_that_nobody_posted_is_found(county: Path, table: str) -> None:
    with stranger(county) as sql:
        sql.row_factory = sqlite3.Row
        key = "seq" if table in ("entry", "act") else "id"
        row = dict(sql.execute(f"SELECT * FROM {table} ORDER BY {key} DESC").fetchone())
        for column in row.keys() & {"id", "seq", "number", "request_key"}:
            row[column] = another(row[column])
        if "counters_id" in row:
            row["counters_id"] = sql.execute("SELECT min(id) FROM payment").fetchone()[0]
        if table == "bill":
            row["outstanding"] = row["penalty_balance"] = 0
        marks = ", ".join(f":{column}" for column in row)
        sql.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)
    assert not proved(county).ok


def test_the_end_of_the_chain_cannot_be_cut_off(county: Path) -> None:
    with stranger(county) as sql:
        [(last,)] = sql.execute("SELECT max(seq) FROM entry")
        sql.execute("DELETE FROM act WHERE seq > ?", [last])
        sql.execute("DELETE FROM entry WHERE seq = ?", [last])
    assert Fault.HEAD_CHANGED in {finding.fault for finding in proved(county).findings}


def test_one_change_is_one_finding_and_the_rest_still_proves(county: Path) -> None:
    name = tamper(county, "entry", "recorded_by", newest=False)
    proof = proved(county)
    changed = [finding for finding in proof.findings if finding.fault is Fault.RECORD_CHANGED]
    assert len(changed) == 1
    assert changed[0].where.startswith(f"{name}:")


def test_the_chain_knows_no_database_ids(county: Path) -> None:
    with stranger(county) as sql:
        renumber(sql)
    assert proved(county).ok


def renumber(sql: sqlite3.Connection) -> None:
    """Give every row another key and change what points to it alike, from the last row to the first."""
    references = {
        "customer": [("bill", "customer_id"), ("posting", "customer_id"), ("entry", "customer_id")]
        + [("meter", "customer_id"), ("notice", "customer_id"), ("conversion", "customer_id")],
        "bill": [("entry", "bill_id")],
        "posting": [("entry", "posting_id"), ("payment", "id"), ("posting", "counters_id")],
        "area": [("customer", "area_id"), ("bill", "area_id"), ("assignment", "area_id")],
        "station": [("area", "station_id")],
    }
    for table, pointing in references.items():
        for (key,) in sql.execute(f"SELECT id FROM {table} ORDER BY id DESC").fetchall():
            for other, column in pointing:
                sql.execute(f"UPDATE {other} SET {column} = ? WHERE {column} = ?", [key * 7 + 100, key])
            sql.execute(f"UPDATE {table} SET id = ? WHERE id = ?", [key * 7 + 100, key])


def test_a_check_counts_what_it_proved(county: Path) -> None:
    with stranger(county) as sql:
        [(entries, acts)] = sql.execute(
            "SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM act)"
        ).fetchall()
    proof = proved(county)
    assert (proof.ok, proof.entries, proof.acts) == (True, entries, acts)


def closed(file: Path) -> None:
    """Close May, and let the chain go on."""
    counter = Counter(file)
    counter.office.workplace.guarded = False
    counter.office.closing.close(Period.parse("201205"), day("2012-09-30"))
    counter.office.settings.set("bureau.name", "昌江供电局")
    counter.office.close()


def rewritten(file: Path, change: Callable[[str], str]) -> set[Fault]:
    """Write over what a close recorded; return what a check finds."""
    with stranger(file) as sql:
        [(seq, facts)] = sql.execute("SELECT seq, facts FROM act WHERE kind = 'close'").fetchall()
        sql.execute("UPDATE act SET facts = ? WHERE seq = ?", [change(facts), seq])
    return {finding.fault for finding in proved(file).findings}


def test_a_close_is_held_against_the_ledger_up_to_its_record(county: Path) -> None:
    closed(county)
    assert proved(county).ok
    found = rewritten(county, lambda facts: facts.replace('["total","","",', '["total","","",9'))
    assert found == {Fault.RECORD_CHANGED, Fault.CLOSE_FIGURES}


def test_a_close_names_a_record_that_is_in_the_chain(county: Path) -> None:
    closed(county)
    assert Fault.CLOSE_HEAD in rewritten(
        county, lambda facts: facts.replace('"head_hash":"', '"head_hash":"f')
    )


def test_a_close_that_cannot_be_read_is_a_finding_and_no_crash(county: Path) -> None:
    closed(county)
    assert Fault.CLOSE_FIGURES in rewritten(county, lambda facts: facts[:-5])


def test_a_ledger_rewritten_with_all_its_hashes_is_still_found_by_its_close(county: Path) -> None:
    closed(county)
    with stranger(county) as sql:
        [(facts,)] = sql.execute("SELECT facts FROM act WHERE kind = 'close'").fetchall()
        head = json.loads(facts)["head"]
        for table in ("entry", "act"):
            sql.execute(f"UPDATE {table} SET hash = zeroblob(32) WHERE seq = ?", [head])
    assert Fault.CLOSE_HEAD in {finding.fault for finding in proved(county).findings}
