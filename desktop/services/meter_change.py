"""The change of a customer's meter, as a conversion records it."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import bills, conversions, customers, meter_evidence, meters, settings
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.customers import TariffClass
from desktop.domain.errors import MeterTaken, NotAChoice, UnknownBill
from desktop.domain.meter_change import MeterChange, refuse_lower
from desktop.domain.meters import MeterState, MoveKind, meter_number
from desktop.services import stock_moves
from desktop.services.stock_moves import MeterMove


def install(
    session: Session,
    known: customers.Known,
    conversion: int,
    on: date,
    meter: str,
    reading: int | None,
    change: MeterChange,
    stamp: Stamp,
) -> None:
    """Put a prepaid meter in the place of a customer's old one; `reading` is the old one's last, in kWh.

    A meter that the book does not know enters the stock and leaves it at once; the old one goes into it.
    """
    number = meter_number(meter)
    [row] = customers.details(session, [known.key])
    earlier = meter_evidence.earlier_readings(session, [row.meter_no, number])
    change = change.settled(settings.all_values(session), earlier.get(number, 0))
    change.refuse_unsound()
    if reading is not None:
        refuse_lower(row.meter_no, reading, earlier.get(row.meter_no))
    _refuse_strange_bill(session, known, change.final_bill)
    if row.meter_no and row.meter_no != number:
        customers.retire_meter(session, row.meter_no, on, reading)
        _take_old(session, known, row.meter_no, on, change, stamp)
    put_new(session, known, number, on, change.installer, stamp)
    refuse_lower(number, change.start_reading or 0, earlier.get(number), "start_reading")
    customers.change_meter(session, known.key, number)
    _change_tariff_class(session, known, change.tariff_class, on, stamp)
    conversions.change(session, conversion, old_meter=row.meter_no, new_meter=number, last_reading=reading)
    _keep_evidence(session, known, conversion, change, on, stamp)


def _refuse_strange_bill(session: Session, known: customers.Known, bill_no: str) -> None:
    if bill_no and bills.customer_of(session, bill_no) != known.number:
        raise UnknownBill(bill_no)


def put_new(
    session: Session,
    known: customers.Known,
    number: str,
    on: date,
    installer: str,
    stamp: Stamp,
    *,
    prepaid: bool = True,
) -> None:
    """Move the new meter to the customer. Raises MeterTaken where another one has it."""
    there = meters.known(session, [number]).get(number)
    owner = meter_evidence.owner_of(session, number)
    if owner and owner.has_it and owner.customer_no != known.number:
        raise MeterTaken(number, owner.customer_no)
    went = MeterMove(MoveKind.INSTALLED, (number,), on, installer, known.number, known.number)
    if there is None and owner is None:
        stock_moves.receive(session, replace(went, kind=MoveKind.RECEIVED, holder=""), stamp)
    if not (owner and owner.has_it and (there is None or there.state is MeterState.INSTALLED)):
        stock_moves.move(session, went, stamp)
    if owner:
        meter_evidence.give_meter(session, number, known.key, on, prepaid=prepaid)
    else:
        customers.put_meter(session, known.key, known.number, number, prepaid=prepaid, installed_on=on)


def _take_old(
    session: Session, known: customers.Known, number: str, on: date, change: MeterChange, stamp: Stamp
) -> None:
    came = MeterMove(MoveKind.REMOVED, (number,), on, change.installer, known.number)
    if meters.known(session, [number]):
        stock_moves.move(session, came, stamp)
    else:
        stock_moves.enter_removed(session, came, stamp)


def _change_tariff_class(
    session: Session, known: customers.Known, tariff_class: str, on: date, stamp: Stamp
) -> None:
    if tariff_class and tariff_class not in tuple(TariffClass):
        raise NotAChoice("tariff_class", tariff_class, tuple(TariffClass))
    if not tariff_class or tariff_class == known.tariff_class:
        return
    meter_evidence.change_tariff_class(session, known.key, tariff_class)
    facts = json.dumps({"from": known.tariff_class, "to": tariff_class}, ensure_ascii=False)
    ledger = Ledger(session, stamp)
    ledger.record("tariff-class", known.number, facts, on)
    ledger.flush()


def _keep_evidence(
    session: Session, known: customers.Known, conversion: int, change: MeterChange, on: date, stamp: Stamp
) -> None:
    facts = change.facts()
    meter_evidence.keep_evidence(session, conversion, facts)
    ledger = Ledger(session, stamp)
    ledger.record("meter-change", known.number, json.dumps(facts, ensure_ascii=False), on)
    ledger.flush()
