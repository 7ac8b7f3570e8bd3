"""Row keys and running numbers, given out under the writer's lock."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU

WIDTH = 8
PREFIXES = {
    "payment": "SJ",
    "deposit": "YS",
    "use": "YC",
    "refund": "TK",
    "fee": "LS",
    "fee-refund": "LT",
    "topup": "GD",
    "energy-refund": "GT",
    "transfer": "ZZ",
    "waiver": "JM",
    "correction": "GZ",
    "write-off": "HX",
    "reversal": "CZ",
    "bounce": "TP",
    "notice": "CJ",
    "second": "EC",
    "stop-supply": "TD",
    "work-order": "TG",
    "reconnection": "FD",
    "shift": "BC",
    "debit": "DK",
    "meter-order": "HB",
    "application": "BZ",
    "vend": "GQ",
    "vend-batch": "GP",
}
"""收据, 预收, 预存, 退款, 临时费收, 临时费退, 购电, 购电退款, 转账, 减免, 更正, 核销, 冲正, 退票, 催缴, 二催,
停电, 停工, 复电, 班次, 代扣, 换表, 报装, 购电请求, 购电批次.
"""


def last_key(session: Session, table: Any) -> int:
    """Return the highest row key of a table, 0 where it is empty."""
    newest = select(func.coalesce(func.max(table.id), 0)).where(table.bureau_id == BUREAU)
    return int(session.execute(newest).scalar_one())


def last_number(session: Session, table: Any, column: Any, kind: str) -> int:
    """Return the last running number of a kind of posting or paper, 0 where there is none."""
    prefix = PREFIXES[kind]
    newest = select(func.max(column)).where(
        table.bureau_id == BUREAU, column >= prefix, column < f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}"
    )
    found = session.execute(newest).scalar()
    return int(found[len(prefix) :]) if found else 0


def numbered(kind: str, ordinal: int) -> str:
    """Write a running number: `SJ00000001`."""
    return f"{PREFIXES[kind]}{ordinal:0{WIDTH}d}"
