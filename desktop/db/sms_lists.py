"""What reminders are made with, as rows: templates, and numbers that cannot be reached."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.sms_rows import BadNumberRow, SmsTemplateRow
from desktop.domain.sms import DEFAULT_TEMPLATES, BadNumber, SmsStage, SmsTemplate

_DEFAULTS = tuple(replace(template, key=key) for key, template in enumerate(DEFAULT_TEMPLATES, 1))


def templates(session: Session) -> Sequence[SmsTemplate]:
    """Return the templates, the first made first; those of a new bureau where none was written yet."""
    asked = select(SmsTemplateRow.id, SmsTemplateRow.name, SmsTemplateRow.stage, SmsTemplateRow.text)
    rows = session.execute(asked.where(SmsTemplateRow.bureau_id == BUREAU).order_by(SmsTemplateRow.id))
    found = [SmsTemplate(row.name, SmsStage(row.stage), row.text, row.id) for row in rows]
    return found or _DEFAULTS


def keep_template(session: Session, template: SmsTemplate) -> int:
    """Write a template: over the one of its key, or as a new one where it has none. Return its key."""
    found_templates(session)
    values = {"name": template.name, "stage": template.stage.value, "text": template.text}
    if template.key:
        of_key = (SmsTemplateRow.bureau_id == BUREAU, SmsTemplateRow.id == template.key)
        session.execute(update(SmsTemplateRow).where(*of_key).values(values))
        return template.key
    key = last_key(session, SmsTemplateRow) + 1
    session.execute(insert(SmsTemplateRow).values(bureau_id=BUREAU, id=key, **values))
    return key


def remove_template(session: Session, key: int) -> None:
    """Take a template away."""
    found_templates(session)
    session.execute(
        delete(SmsTemplateRow).where(SmsTemplateRow.bureau_id == BUREAU, SmsTemplateRow.id == key)
    )


def found_templates(session: Session) -> None:
    """Write the templates of a new bureau down before the first is changed."""
    if last_key(session, SmsTemplateRow):
        return
    rows = [
        {"bureau_id": BUREAU, "id": one.key, "name": one.name, "stage": one.stage.value, "text": one.text}
        for one in _DEFAULTS
    ]
    session.execute(insert(SmsTemplateRow), rows)


def bad_numbers(session: Session) -> Sequence[BadNumber]:
    """Return the numbers that cannot be reached, in their order."""
    asked = select(BadNumberRow.phone, BadNumberRow.since, BadNumberRow.reason)
    rows = session.execute(asked.where(BadNumberRow.bureau_id == BUREAU).order_by(BadNumberRow.phone))
    return [BadNumber(row.phone, row.since, row.reason) for row in rows]


def add_bad_number(session: Session, phone: str, since: date, reason: str) -> bool:
    """Add a number; return whether it was not there before."""
    if phone in {bad.phone for bad in bad_numbers(session)}:
        return False
    row = {"bureau_id": BUREAU, "phone": phone, "since": since, "reason": reason}
    session.execute(insert(BadNumberRow).values(row))
    return True


def remove_bad_number(session: Session, phone: str) -> bool:
    """Take a number off the list; return whether it was there."""
    known = phone in {bad.phone for bad in bad_numbers(session)}
    session.execute(delete(BadNumberRow).where(BadNumberRow.bureau_id == BUREAU, BadNumberRow.phone == phone))
    return known
