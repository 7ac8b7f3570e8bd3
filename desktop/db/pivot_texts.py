"""What each dimension of a pivot can say: the texts that a filter lets through."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.rows import AreaRow, BillRow, ContractorRow, StationRow
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.months import Month
from desktop.domain.payments import Method
from desktop.domain.pivot import Dimension

KINDS = (
    *("payment", "deposit", "use", "topup", "fee", "refund", "fee-refund", "energy-refund", "transfer"),
    *("release", "assessment", "waiver", "write-off", "recall", "correction", "reversal"),
)
_D = Dimension


def texts(session: Session, dimension: Dimension) -> Sequence[str]:
    """Return a dimension's texts in their order; the empty one is none of them."""
    return _READERS[dimension](session)


def _months(session: Session) -> list[str]:
    return [str(month) for month in _distinct(session, BillRow.month, BillRow.bureau_id)]


def _years(session: Session) -> list[str]:
    return sorted({month[:4] for month in _months(session)})


def _named(table: Any) -> Callable[[Session], list[str]]:
    def read(session: Session) -> list[str]:
        return [str(name) for name in _distinct(session, table.name, table.bureau_id)]

    return read


def _areas(session: Session) -> list[str]:
    asked = (
        select(StationRow.name + " · " + AreaRow.name)
        .join(AreaRow, and_(AreaRow.bureau_id == BUREAU, AreaRow.station_id == StationRow.id))
        .where(StationRow.bureau_id == BUREAU)
        .order_by(StationRow.name, AreaRow.name)
    )
    return list(session.execute(asked).scalars())


def _clerks(session: Session) -> list[str]:
    return [str(name) for name in _distinct(session, EntryRow.recorded_by, EntryRow.bureau_id)]


def _business_days(session: Session) -> list[str]:
    days = _distinct(session, EntryRow.business_date, EntryRow.bureau_id)
    return [day.isoformat() for day in days]


def _business_months(session: Session) -> list[str]:
    asked = select(func.min(EntryRow.business_date), func.max(EntryRow.business_date))
    first, last = session.execute(asked.where(EntryRow.bureau_id == BUREAU)).one()
    months: list[Month] = []
    while first is not None and (not months or months[-1] < Month.of(last)):
        months.append(months[-1].shifted(1) if months else Month.of(first))
    return list(map(str, months))


def _distinct(session: Session, column: Any, bureau: Any) -> Sequence[Any]:
    return session.execute(select(column).where(bureau == BUREAU).distinct().order_by(column)).scalars().all()


def _fixed(choices: Sequence[str]) -> Callable[[Session], list[str]]:
    return lambda session: list(map(str, choices))


_READERS: dict[Dimension, Callable[[Session], list[str]]] = {
    _D.MONTH: _months,
    _D.YEAR: _years,
    _D.STATION: _named(StationRow),
    _D.AREA: _areas,
    _D.CONTRACTOR: lambda session: ["", *_named(ContractorRow)(session)],
    _D.TARIFF_CLASS: _fixed([*TariffClass]),
    _D.RISK_CATEGORY: _fixed([*RiskCategory]),
    _D.FUNDING: _fixed([*Funding]),
    _D.METHOD: _fixed([*Method, "prestored"]),
    _D.CLERK: _clerks,
    _D.BUSINESS_MONTH: _business_months,
    _D.BUSINESS_DAY: _business_days,
    _D.KIND: _fixed(KINDS),
}
