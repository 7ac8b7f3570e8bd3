"""Work orders for changing meters: made, printed, answered line by line or by a file, cancelled."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import meter_order_lists, meter_orders, meters, papers, settings
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.conversion import Stage
from desktop.domain.errors import (
    NothingToOrder,
    NotScheduled,
    NotUnderWay,
    OnAnotherOrder,
    OrderNotOpen,
    StockTooSmall,
    TeamMissing,
)
from desktop.domain.meter_orders import (
    LineResult,
    MeterOrder,
    OrderDraft,
    OrderFilter,
    OrderPaper,
    OrderRow,
    OrderState,
    Result,
    ResultsOutcome,
    Waiting,
)
from desktop.domain.meters import MeterState, MoveKind
from desktop.domain.money import Money
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.services import stock_moves
from desktop.services.meter_results import answer, tried
from desktop.services.receipts import letterhead
from desktop.services.stock_moves import MeterMove
from desktop.services.supervision import reason_given
from desktop.services.workplace import Progress, Workplace, no_progress

PAPER = "meter-order"
_ALARMS = ("alarm", "second_alarm")


class MeterOrderService:
    """Send teams out to change meters, and enter what came of it."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: OrderFilter) -> Sequence[str]:
        """Return the numbers of the orders that a filter lets through, the last one first."""
        with self._at.reading() as session:
            return meter_order_lists.listed(session, wanted)

    def lines(self, numbers: Sequence[str]) -> Mapping[str, OrderRow]:
        """Return these orders as a list shows them, by number."""
        with self._at.reading() as session:
            return meter_order_lists.rows(session, numbers)

    def get(self, number: str) -> MeterOrder:
        """Return an order with its lines. Raises UnknownOrder."""
        with self._at.reading() as session:
            return _order(session, number)

    def teams(self) -> Sequence[str]:
        """Return the teams that were sent before."""
        with self._at.reading() as session:
            return meter_order_lists.teams(session)

    def waiting(self, station: str = "", area: str = "") -> Sequence[Waiting]:
        """Return the customers whose conversion is scheduled and on no open order, in walking order."""
        with self._at.reading() as session:
            found = meter_orders.scheduled(session, station=station, area=area)
            return [one.customer for one in found if not one.order_no]

    def make(self, draft: OrderDraft) -> MeterOrder:
        """Make an order of the customers named, or of all who wait at a station or an area.

        Raises NotScheduled, OnAnotherOrder or NothingToOrder; StockTooSmall where meters are set aside.
        """
        if not draft.team.strip():
            raise TeamMissing
        draft = replace(draft, team=draft.team.strip(), scope=draft.scope or _scope(draft))
        if draft.set_aside:
            self._at.demand(Right.STOCK)
        with self._at.writing(Right.CONVERSIONS) as session:
            stamp = self._at.stamp()
            conversions = _chosen(session, draft)
            aside = _set_aside(session, draft, len(conversions), stamp)
            number = meter_orders.keep(session, draft, list(zip(conversions, aside, strict=True)), stamp)
            facts = {"team": draft.team, "scope": draft.scope, "lines": len(conversions)}
            _record(session, "meter-order", number, facts, draft.issued_on, stamp)
            return _order(session, number)

    def print(self, number: str, file: Path) -> OrderPaper:
        """Write an order's paper to a PDF and count the print; a reprint says what the first one said."""
        from desktop.documents.files import write_atomically
        from desktop.documents.meter_order_pdf import meter_order_pdf

        with self._at.reading() as session:
            paper = self._paper(session, number)
            language = settings.value_of(session, "paper.language")
        write_atomically(file, meter_order_pdf(paper, language=language))
        with self._at.writing(Right.PRINT) as session:
            snapshot = "" if paper.copy else dump(paper)
            papers.count_prints(session, PAPER, {number: paper.copy}, self._at.stamp(), snapshot=snapshot)
        return paper

    def enter(self, told: LineResult, on: date) -> MeterOrder:
        """Enter what came of one line: a done one takes the conversion's step, a failed one needs a reason.

        The same result twice changes nothing. Raises LineAnswered for another one, and what the step raises.
        """
        with self._at.writing(Right.CONVERSIONS) as session:
            answer(session, told, on, self._at.stamp())
            return _order(session, told.order_no)

    def check_file(self, file: Path, on: date, *, progress: Progress = no_progress) -> ResultsOutcome:
        """Tell what a file of results would come to, every bad row by row and field; nothing is changed."""
        return self._file(file, on, progress, keep=False, good_only=True)

    def enter_file(
        self, file: Path, on: date, *, good_only: bool = False, progress: Progress = no_progress
    ) -> ResultsOutcome:
        """Enter a file of results: nothing unless all rows are good, or the good ones where that is asked."""
        return self._file(file, on, progress, keep=True, good_only=good_only)

    def write_template(self, number: str, file: Path) -> Path:
        """Write the workbook that a team fills in, with the order's lines that are not answered yet."""
        from desktop.documents.meter_results_xlsx import write_results_template

        with self._at.reading() as session:
            bureau = letterhead(session).bureau
            language = settings.value_of(session, "paper.language")
            order = _order(session, number)
        write_results_template(file, order, bureau=bureau, language=language)
        return file

    def cancel(self, number: str, on: date, reason: str) -> MeterOrder:
        """Cancel an open order, with a reason; the meters set aside for unanswered lines return to stock."""
        reason = reason_given(reason)
        with self._at.writing(Right.CONVERSIONS) as session:
            stamp = self._at.stamp()
            order = _order(session, number)
            if order.state is not OrderState.OPEN:
                raise OrderNotOpen(number, order.state)
            _put_back(session, order, on, stamp)
            meter_orders.put_state(session, number, OrderState.CANCELLED)
            _record(session, "meter-order-cancelled", number, {"reason": reason}, on, stamp)
            return _order(session, number)

    def _file(
        self, file: Path, on: date, progress: Progress, *, keep: bool, good_only: bool
    ) -> ResultsOutcome:
        from desktop.intake.meter_results import read_results

        read = read_results(file, progress=progress)
        with self._at.writing(Right.CONVERSIONS) as session, tried(session, keep=keep) as trial:
            trial.enter(read, on, self._at.stamp())
            trial.keep = keep and (good_only or not trial.refused)
            return trial.outcome()

    def _paper(self, session: Session, number: str) -> OrderPaper:
        copy = papers.copies(session, PAPER, number)
        if first := papers.original(session, PAPER, number):
            return replace(load(OrderPaper, first), copy=copy)
        values = settings.all_values(session)
        first_alarm, second = (Money.parse(values[f"conversion.{name}"]).fen for name in _ALARMS)
        return OrderPaper(_order(session, number), letterhead(session), first_alarm, second, copy)


def _order(session: Session, number: str) -> MeterOrder:
    order = meter_orders.order(session, number)
    return replace(order, copies=papers.copies(session, PAPER, number))


def _scope(draft: OrderDraft) -> str:
    return " · ".join(filter(None, (draft.station, draft.area)))


def _chosen(session: Session, draft: OrderDraft) -> list[int]:
    """Return the conversions that the order is for."""
    found = meter_orders.scheduled(session, station=draft.station, area=draft.area, numbers=draft.customers)
    there = {one.customer.customer_no: one for one in found}
    for number in draft.customers:
        if number not in there:
            raise NotUnderWay(number)
        if there[number].stage != Stage.SCHEDULED:
            raise NotScheduled(number, there[number].stage)
        if there[number].order_no:
            raise OnAnotherOrder(number, there[number].order_no)
    free = [one.conversion for one in found if not one.order_no]
    if not free:
        raise NothingToOrder
    return free


def _set_aside(session: Session, draft: OrderDraft, count: int, stamp: Stamp) -> list[str]:
    """Issue meters to the team, one for each line, where that is asked."""
    if not draft.set_aside:
        return [""] * count
    numbers = meters.free(session, draft.maker, count)
    if len(numbers) < count:
        raise StockTooSmall(count, len(numbers))
    went = MeterMove(MoveKind.ISSUED, tuple(numbers), draft.issued_on, draft.team, "", draft.team)
    stock_moves.move(session, went, stamp)
    return numbers


def _put_back(session: Session, order: MeterOrder, on: date, stamp: Stamp) -> None:
    aside = [line.new_meter for line in order.lines if line.new_meter and line.result is Result.NONE]
    there = meters.known(session, aside)
    out = tuple(number for number in aside if there[number].state is MeterState.OUT)
    if out:
        back = MeterMove(MoveKind.RETURNED, out, on, order.team, order.number)
        stock_moves.move(session, back, stamp)


def _record(
    session: Session, kind: str, number: str, facts: Mapping[str, object], on: date, stamp: Stamp
) -> None:
    ledger = Ledger(session, stamp)
    ledger.record(kind, number, json.dumps(facts, ensure_ascii=False), on)
    ledger.flush()
