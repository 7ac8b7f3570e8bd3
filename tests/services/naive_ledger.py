"""A ledger with everything that can happen in it, and its sums the slow way: row by row, in Python."""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop.domain.acts import RefundDraft
from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.domain.errors import Refusal
from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.domain.pivot import Dimension, Layout, Value
from tests.counter import Counter, day

FIRST = date(2011, 11, 1)
DAYS = 400
ADJUSTMENTS = ("correction", "write-off", "recall")
D, V = Dimension, Value

PLACES = (("石碌供电所", "东风路"), ("石碌供电所", "人民路"), ("叉河供电所", "东风路"))
KINDS = (
    (TariffClass.RESIDENTIAL, RiskCategory.NONE, Funding.OWN),
    (TariffClass.COMMERCIAL, RiskCategory.MINING, Funding.OWN),
    (TariffClass.AGRICULTURE, RiskCategory.NONE, Funding.FISCAL),
)


def make_story(file: Path, steps: int = 220) -> None:
    """Let two clerks do all that they do in a year and a month, always the same."""
    chance = random.Random(7)
    counter = Counter(file, "符秀英")
    office = counter.office
    numbers = []
    for at, (station, area) in enumerate(PLACES * 2):
        tariff, risk, funding = KINDS[at % len(KINDS)]
        draft = CustomerDraft(f"070600000000000{at}", f"户{at}", station=station, area=area)
        office.customers.create(replace(draft, tariff_class=tariff, risk_category=risk, funding=funding))
        numbers.append(draft.customer_no)
    for name, from_on in (("符大海", "2011-11-01"), ("王小梅", "2012-05-15")):
        office.contractors.assign(*PLACES[0], name, day(from_on))
    office.contractors.assign(*PLACES[1], "符大海", day("2012-02-01"))
    bills: list[str] = []
    receipts: list[str] = []
    for step in range(steps):
        on = FIRST + timedelta(days=step * DAYS // steps)
        if step == steps // 2:
            counter = counter.reopened("李德海")
        with suppress(Refusal):
            _happen(chance, counter, on, numbers, bills, receipts)
    assert counter.check().ok
    counter.office.close()


def _happen(
    chance: random.Random,
    counter: Counter,
    on: date,
    numbers: list[str],
    bills: list[str],
    receipts: list[str],
) -> None:
    what, customer = chance.randrange(20), chance.choice(numbers)
    today, acts = on.isoformat(), counter.office.acts
    if what < 7:
        due = (on + timedelta(days=chance.randrange(5, 40))).isoformat()
        month = f"{on.year}{on.month:02d}"
        amount = f"{chance.randrange(1, 300)}.{chance.randrange(100):02d}"
        bills.append(counter.bill(customer, amount, due, issued=today, month=month))
    elif what < 13:
        method = chance.choice(list(Method))
        amount = f"{chance.randrange(1, 400)}.{chance.randrange(100):02d}"
        receipts.append(counter.takes(customer, amount, today, method=method).receipt_no)
    elif what == 13 and bills:
        acts.correct(chance.choice(bills), Money(chance.randrange(1, 99_00)), on, "抄错")
    elif what == 14 and bills:
        acts.write_off(chance.choice(bills), on, "注销")
    elif what == 15 and bills:
        acts.waive(chance.choice(bills), on, "困难")
    elif what == 16:
        acts.refund(RefundDraft(f"r{on}", customer, Money(chance.randrange(1, 50_00)), on, reason="退"))
    elif what == 17 and bills:
        bill = chance.choice(bills)
        receipts.append(counter.takes(customer, "5.00", today, bill=bill).receipt_no)
    elif receipts:
        counter.reverses(chance.choice(receipts), today)


class NaiveLedger:
    """Every row of a file, added up one at a time."""

    def __init__(self, file: Path) -> None:
        with sqlite3.connect(file) as connection:
            connection.row_factory = sqlite3.Row
            rows = {
                name: list(connection.execute(f"select * from {name}"))
                for name in (
                    *("station", "area", "contractor", "assignment", "customer"),
                    *("bill", "entry", "posting", "payment"),
                )
            }
        by = {name: {row["id"]: row for row in of} for name, of in rows.items() if name != "entry"}
        self.rows, self.by = rows, by
        self.entries = {row["seq"]: row for row in rows["entry"]}

    def sums(self, layout: Layout, on: date) -> dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]]:
        """Return the cells of a layout, those without any fact left out."""
        cells: dict[Any, list[int]] = defaultdict(lambda: [0] * len(layout.values))
        people: dict[Any, set[int]] = defaultdict(set)
        for at, value in enumerate(layout.values):
            for says, amount, customer in self._facts(value, on.isoformat()):
                if any(says(one.dimension) not in one.texts for one in layout.filters):
                    continue
                place = tuple(map(says, layout.rows)), tuple(map(says, layout.columns))
                cells[place][at] += amount
                if value is V.CUSTOMERS:
                    people[place].add(customer)
        for place, of in people.items():
            cells[place][layout.values.index(V.CUSTOMERS)] = len(of)
        return dict(cells)

    def _facts(self, value: Value, on: str) -> Iterator[tuple[Any, int, int]]:
        if value in (V.RECEIVABLE, V.OUTSTANDING, V.BILLS, V.KWH, V.CUSTOMERS):
            yield from self._bills(value, on)
        elif value is V.PAYMENTS:
            yield from self._payments(on)
        else:
            yield from self._posted(value, on)

    def _bills(self, value: Value, on: str) -> Iterator[tuple[Any, int, int]]:
        told = [entry for entry in self.rows["entry"] if entry["business_date"] <= on]
        for bill in self.rows["bill"]:
            if bill["issued_on"] > on:
                continue
            own = [one for one in told if one["bill_id"] == bill["id"] and one["account"] == "principal"]
            asked = sum(one["fen"] for one in own if one["kind"] in ("bill", *ADJUSTMENTS))
            amounts = {V.RECEIVABLE: asked, V.BILLS: 1, V.KWH: bill["kwh"] or 0, V.CUSTOMERS: 1}
            amount = amounts.get(value, sum(one["fen"] for one in own))
            yield lambda one, b=bill: self._of_bill(one, b), amount, bill["customer_id"]

    def _posted(self, value: Value, on: str) -> Iterator[tuple[Any, int, int]]:
        for entry in self.rows["entry"]:
            if entry["business_date"] > on:
                continue
            first = self.entries[entry["counters_seq"] or entry["seq"]]
            if (amount := _amount(value, entry, first)) is not None:
                yield lambda one, e=entry: self._of_entry(one, e), amount, entry["customer_id"]

    def _payments(self, on: str) -> Iterator[tuple[Any, int, int]]:
        for posting in self.rows["posting"]:
            paid = self.by["posting"][posting["counters_id"] or posting["id"]]
            if posting["business_date"] <= on and paid["kind"] in ("payment", "deposit", "fee", "topup"):
                count = -1 if posting["counters_id"] else 1
                yield (
                    lambda one, p=posting, k=paid: self._of_posting(one, p, k),
                    count,
                    posting["customer_id"],
                )

    def _of_bill(self, dimension: Dimension, bill: Any) -> str:
        customer = self.by["customer"][bill["customer_id"]]
        if dimension is D.MONTH:
            return str(bill["month"])
        if dimension is D.YEAR:
            return str(bill["month"])[:4]
        if dimension is D.TARIFF_CLASS:
            return str(bill["tariff_class"])
        return self._of_place(dimension, customer, bill["area_id"], bill["issued_on"])

    def _of_entry(self, dimension: Dimension, entry: Any) -> str:
        if dimension in (D.CLERK, D.KIND):
            return str(entry["recorded_by" if dimension is D.CLERK else "kind"])
        if dimension in (D.BUSINESS_DAY, D.BUSINESS_MONTH):
            return _when(dimension, entry["business_date"])
        if dimension is D.METHOD:
            if entry["by_prestored"]:
                return "prestored"
            posting = self.by["posting"][entry["posting_id"]]
            paid = self.by["payment"].get(posting["counters_id"] or posting["id"])
            return str(paid["method"]) if paid else ""
        if entry["bill_id"]:
            return self._of_bill(dimension, self.by["bill"][entry["bill_id"]])
        customer = self.by["customer"][entry["customer_id"]]
        return self._of_customer(dimension, customer, entry["business_date"])

    def _of_posting(self, dimension: Dimension, posting: Any, paid: Any) -> str:
        if dimension is D.METHOD:
            return str(self.by["payment"][paid["id"]]["method"])
        if dimension in (D.CLERK, D.KIND):
            return str(posting["recorded_by"] if dimension is D.CLERK else paid["kind"])
        if dimension in (D.BUSINESS_DAY, D.BUSINESS_MONTH):
            return _when(dimension, posting["business_date"])
        customer = self.by["customer"][posting["customer_id"]]
        return self._of_customer(dimension, customer, posting["business_date"])

    def _of_customer(self, dimension: Dimension, customer: Any, on: str) -> str:
        if dimension is D.TARIFF_CLASS:
            return str(customer["tariff_class"])
        return self._of_place(dimension, customer, customer["area_id"], on)

    def _of_place(self, dimension: Dimension, customer: Any, area_id: int, on: str) -> str:
        area = self.by["area"][area_id]
        station = self.by["station"][area["station_id"]]["name"]
        if dimension is D.CONTRACTOR:
            return self._holder(area_id, on)
        names = {
            D.STATION: station,
            D.AREA: f"{station} · {area['name']}",
            D.RISK_CATEGORY: customer["risk_category"],
            D.FUNDING: customer["funding"],
        }
        return str(names[dimension])

    def _holder(self, area_id: int, on: str) -> str:
        for held in self.rows["assignment"]:
            until = held["until_on"] or "9999"
            if held["area_id"] == area_id and held["from_on"] <= on <= until:
                return str(self.by["contractor"][held["contractor_id"]]["name"])
        return ""


def _when(dimension: Dimension, on: str) -> str:
    return on if dimension is D.BUSINESS_DAY else on[:7].replace("-", "")


def _amount(value: Value, entry: Any, first: Any) -> int | None:
    """Return what an entry is of a value, or None; `first` is the one it counters, or itself."""
    account, kind, fen = entry["account"], first["kind"], entry["fen"]
    if account == "principal":
        money = entry["kind"] not in ("bill", *ADJUSTMENTS)
        return -fen if value is V.RECEIVED and money else None
    if account == "penalty":
        amounts = {
            V.PENALTY_CHARGED: fen if entry["kind"] == "assessment" else 0,
            V.PENALTY_WAIVED: -fen if kind == "waiver" else 0,
            V.PENALTY_RECEIVED: 0 if kind in ("assessment", "waiver", *ADJUSTMENTS) else -fen,
        }
        return amounts.get(value)
    comes_in = first["fen"] > 0
    return {V.PRESTORED_IN: fen if comes_in else 0, V.PRESTORED_USED: 0 if comes_in else -fen}.get(value)
