"""The start page: what is due on a day, for whoever is signed in or for everybody."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db import funding, movements, prestored, procedures, settings, start, visits
from desktop.domain.money import Money
from desktop.domain.start import (
    LONG,
    NAMES_SHOWN,
    OVERSEERS,
    SOON,
    Day,
    Duty,
    Found,
    duty_lines,
    gathered,
    plans_due,
    promises_due,
    right_for,
)
from desktop.domain.stop_supply import Standing, Step, standing
from desktop.services.funding import plans_told
from desktop.services.measures import MeasureService
from desktop.services.procedure_cases import cases
from desktop.services.supplies import SupplyService
from desktop.services.visit_views import customers_told
from desktop.services.workplace import Workplace

STOP_STEPS = (Step.STOP_NOTICE, Step.COPY, Step.APPROVE, Step.TELL, Step.CUT)
"""Steps towards a cut; the overdue notice before them is printed at the desk of arrears."""


class StartService:
    """Gather what is due, each kind by a fixed number of queries."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def due(self, on: date, *, everybody: bool = False) -> Day:
        """Return what is due on a day, of whoever is signed in and of nobody in particular.

        In an open file, for those who look after everybody, and where asked so, it is everybody's.
        """
        whose = "" if everybody else self._whose()
        with self._at.reading() as session:
            found = [*_field(session, on), *self._counter(session, on)]
        kinds = gathered([*found, *self._risk(on)], whose)
        mine = {duty: some for duty, some in kinds.items() if self._is_for(duty, everybody=not whose)}
        shown = {one.customer for some in mine.values() for one in some[:NAMES_SHOWN] if one.customer}
        with self._at.reading() as session:
            names = start.names(session, shown)
        return Day(on, whose, duty_lines(mine, names))

    def _whose(self) -> str:
        user = self._at.user
        return "" if user is None or user.role in OVERSEERS else user.name

    def _is_for(self, duty: Duty, *, everybody: bool) -> bool:
        return everybody or self._at.may(right_for(duty))

    def _counter(self, session: Session, on: date) -> list[Found]:
        below = Money.parse(settings.value_of(session, "prestored.low")).fen
        low = [
            Found(Duty.LOW_BALANCE, fen=one.prestored.fen, name=one.customer_name)
            for one in prestored.low(session, below)
        ]
        waiting = [*start.shifts(session, on), *start.tokens(session, on)]
        return [*start.unfinished(session, self._at.place, on), *waiting, *low]

    def _risk(self, on: date) -> list[Found]:
        measures = MeasureService(self._at).listed(on, overdue=True)
        supplies = SupplyService(self._at).expiring(on)
        return [
            *(Found(Duty.MEASURE, 0, one.person, one.amount, one.due_on, one.name) for one in measures),
            *(Found(Duty.POWER, 0, "", 0, one.until_on, one.name) for one in supplies),
        ]


def _field(session: Session, on: date) -> list[Found]:
    promises = start.last_promises(session, on)
    moved = movements.of_customers(session, sorted({one.customer for one in promises}), on)
    plans = plans_told(session, funding.plans(session, on), on)
    return [
        *promises_due(promises, moved, on),
        *plans_due(plans, start.collectors(session), on),
        *start.holds(session, on, on + SOON),
        *start.opinions(session, on),
        *start.conversions(session, on - LONG),
        *_visits(session, on),
        *_stops(session, on),
    ]


def _visits(session: Session, on: date) -> list[Found]:
    told = customers_told(session, visits.keys(session), on).values()
    return [
        Found(Duty.VISIT, one.key, one.plan.person if one.plan else "", 0, one.next_due)
        for one in told
        if one.is_due(on)
    ]


def _stops(session: Session, on: date) -> list[Found]:
    rules = procedures.rules(session)
    found: list[Found] = []
    for key, case in cases(session, on).items():
        stands = standing(case, on, rules)
        if stands.step is Step.RECONNECT:
            found.append(Found(Duty.RECONNECT, key, on=on))
        elif _can_be_done(stands, on):
            owed = sum(debt.principal for debt in case.debts)
            found.append(Found(Duty.STOP_STEP, key, fen=owed, on=stands.step_by))
    return found


def _can_be_done(stands: Standing, on: date) -> bool:
    return stands.step in STOP_STEPS and stands.step_on is not None and stands.step_on <= on
