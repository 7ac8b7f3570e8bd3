"""Settings and penalty rules as rows; a missing row is the default."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desktop.db import bureau
from desktop.db.asking import SessionAsk
from desktop.db.base import BUREAU
from desktop.db.rows import PenaltyRuleRow, SettingRow
from desktop.domain.allocation import Order
from desktop.domain.entries import Terms
from desktop.domain.penalty import RULES, CrossYear, PenaltyRule, PenaltyRules
from desktop.domain.settings import SETTINGS

_READ = "settings"
"""Where a session keeps what it has read: a payment asks for five of them."""


def value_of(session: Session, key: str) -> str:
    """Return a setting's value."""
    read: dict[str, str] = session.info.get(_READ, {})
    return read[key] if key in read else bureau.value_of(SessionAsk(session), key)


def all_values(session: Session) -> dict[str, str]:
    """Return every setting with its value; a transaction asks for them once."""
    if _READ in session.info:
        return dict(session.info[_READ])
    kept = select(SettingRow.key, SettingRow.value).where(SettingRow.bureau_id == BUREAU)
    stored = {row.key: row.value for row in session.execute(kept)}
    session.info[_READ] = {key: stored.get(key, spec.default) for key, spec in SETTINGS.items()}
    return dict(session.info[_READ])


def keep(session: Session, key: str, value: str) -> None:
    """Write a setting."""
    session.info.pop(_READ, None)
    session.execute(delete(SettingRow).where(SettingRow.bureau_id == BUREAU, SettingRow.key == key))
    session.execute(insert(SettingRow).values(bureau_id=BUREAU, key=key, value=value))


def terms(session: Session) -> Terms:
    """Return the bureau's rules of penalty and allocation."""
    values = all_values(session)
    found = session.execute(
        select(
            PenaltyRuleRow.effective_from,
            PenaltyRuleRow.residential,
            PenaltyRuleRow.same_year,
            PenaltyRuleRow.later_year,
            PenaltyRuleRow.floor,
        )
        .where(PenaltyRuleRow.bureau_id == BUREAU)
        .order_by(PenaltyRuleRow.effective_from)
    )
    rules = tuple(PenaltyRule(*row) for row in found)
    cross_year = CrossYear(values["penalty.cross_year"])
    return Terms(PenaltyRules(rules or RULES, cross_year), Order(values["allocation"]))


def found_rules(session: Session) -> None:
    """Write the rules of the regulations as the first rows."""
    session.execute(
        insert(PenaltyRuleRow),
        [
            {
                "bureau_id": BUREAU,
                "id": number,
                "effective_from": rule.effective_from,
                "residential": rule.residential,
                "same_year": rule.same_year,
                "later_year": rule.later_year,
                "floor": rule.floor,
            }
            for number, rule in enumerate(RULES, 1)
        ],
    )
