"""The whole story before any of it is told: who is billed what, who comes when, who is converted."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from desktop.demo import calendar, conversions
from desktop.demo.clients import FEWEST, Client, clients
from desktop.demo.deskwork import Work, works
from desktop.demo.habits import Habit, Payer, at_the_very_end, habit, prompt
from desktop.demo.places import Place, places
from desktop.demo.receivable import SUPPLEMENT_KWH, Charge, Charges, charges
from desktop.demo.staff import Staff, staff
from desktop.demo.tariff import charge
from desktop.demo.trades import HOUSEHOLD, TELECOM
from desktop.demo.visits import Visit, What, favourite
from desktop.domain.billing import BillDraft
from desktop.domain.customers import TariffClass
from desktop.domain.money import Money
from desktop.domain.months import Month

_DEFAULTERS_OF_1_000 = 6
_FEWEST_DEFAULTERS = 4
_MISTAKES_OF_10_000 = 8
_FEWEST_MISTAKES = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that will happen, by day; what comes later never changes what comes before."""

    county: Sequence[Client]
    places: Sequence[Place]
    staff: Staff
    months: Sequence[Month]
    charges: Charges
    bills: dict[date, list[BillDraft]] = field(default_factory=lambda: defaultdict(list))
    visits: dict[date, list[Visit]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[date, list[conversions.Step]] = field(default_factory=lambda: defaultdict(list))
    works: dict[date, list[Work]] = field(default_factory=lambda: defaultdict(list))

    def days(self) -> list[date]:
        """Return every day on which something happens, in order."""
        return sorted({*self.bills, *self.visits, *self.steps, *self.works})

    def size(self, day: date) -> int:
        """Return how many bills and visits a day has."""
        return len(self.bills.get(day, ())) + len(self.visits.get(day, ()))


def plan(customers: int, months: int, seed: int) -> Plan:
    """Plan a county of so many customers and billing months; the same seed plans the same one."""
    rng = Random(seed)
    billed = calendar.months_billed(months)
    known = places()
    people = staff(rng, known, billed[0].first_day())
    county = clients(rng, max(customers, FEWEST), known, months)
    supplement = charge(SUPPLEMENT_KWH, TariffClass.COMMERCIAL)
    used = charges(rng, county, billed, supplement)
    made = Plan(county, known, people, billed, used)
    _bill(made, supplement)
    habits = _habits(rng, county)
    _visit(rng, made, habits)
    steps = conversions.steps(county, habits, used, billed[0], people.reform)
    for step in steps:
        made.steps[step.move.on].append(step)
    for work in works(county, habits, people, steps):
        if work.on >= billed[0].first_day():
            made.works[work.on].append(work)
    return made


def _bill(made: Plan, supplement: int) -> None:
    for client in made.county:
        months = made.months[client.connected :]
        for month, charged in zip(months, made.charges[client.serial], strict=True):
            issued = calendar.issued_on(month, client)
            due = calendar.due_on(month, client)
            made.bills[issued].append(_draft(client, month, issued, due, charged))
        if client.draft.name == TELECOM:
            last = _draft(
                client,
                made.months[-1],
                calendar.SUPPLEMENT_ISSUED,
                calendar.SUPPLEMENT_DUE,
                Charge(SUPPLEMENT_KWH, supplement),
            )
            made.bills[last.issued_on].append(replace(last, bill_no=f"{last.bill_no}B"))


def _draft(client: Client, month: Month, issued: date, due: date, charged: Charge) -> BillDraft:
    return BillDraft(
        client.draft.customer_no,
        f"DF{month}{client.serial:07d}",
        month,
        issued,
        due,
        Money(charged.fen),
        charged.kwh,
        client.draft.tariff_class,
    )


def _habits(rng: Random, county: Sequence[Client]) -> dict[int, Habit]:
    found = {client.serial: habit(rng, client) for client in county}
    ordinary = [client.serial for client in county if _may_default(client)]
    wanted = max(_FEWEST_DEFAULTERS, len(county) * _DEFAULTERS_OF_1_000 // 1_000)
    for serial in rng.sample(ordinary, min(wanted, len(ordinary))):
        found[serial] = at_the_very_end
    return found


def _may_default(client: Client) -> bool:
    return not (client.draft.key_customer or client.is_large or client.connected)


def _visit(rng: Random, made: Plan, habits: dict[int, Habit]) -> None:
    mistaken = _mistaken(made, habits)
    for client in made.county:
        months = made.months[client.connected :]
        payer = Payer(client, months, made.charges[client.serial], rng, favourite(rng, client))
        coming = list(habits[client.serial](payer))
        if client.serial in mistaken:
            at = client.serial % len(coming)
            coming[at] = coming[at]._replace(
                what=What.IS_MISTAKEN_FOR_ANOTHER, detail=mistaken[client.serial]
            )
        for visit in coming:
            made.visits[visit.on].append(visit)


def _mistaken(made: Plan, habits: dict[int, Habit]) -> dict[int, int]:
    """Return, for some who pay promptly, the neighbour whom a clerk once mistakes each for."""
    alike = [c.serial for c in made.county if c.trade is HOUSEHOLD and habits[c.serial] is prompt]
    wanted = max(_FEWEST_MISTAKES, len(made.county) * _MISTAKES_OF_10_000 // 10_000)
    stride = max(2, len(alike) // wanted)
    return dict(zip(alike[::stride], alike[1::stride], strict=False))
