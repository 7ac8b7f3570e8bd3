"""The bureau's settings and the business date."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop import paths
from desktop.db import settings
from desktop.db.ledger import Ledger
from desktop.domain.notices import Letterhead
from desktop.domain.penalty import PenaltyRule
from desktop.domain.rights import Right
from desktop.domain.settings import checked, setting
from desktop.services.receipts import letterhead
from desktop.services.workplace import Workplace

_BEFORE_SIGN_IN = {"language", "bureau.name", "lock.minutes"}
"""What the sign-in page itself must know."""


class SettingsService:
    """Read and change settings; each change is an act of the audit trail."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def all(self) -> dict[str, str]:
        """Return every setting with its value."""
        with self._at.reading() as session:
            return settings.all_values(session)

    def get(self, key: str) -> str:
        """Return a setting's value."""
        setting(key)
        at = self._at.database if key in _BEFORE_SIGN_IN else self._at
        with at.reading() as session:
            return settings.value_of(session, key)

    def set(self, key: str, value: str) -> str:
        """Change a setting; return the value as it is kept."""
        return self.set_all({key: value})[key]

    def set_all(self, values: dict[str, str]) -> dict[str, str]:
        """Change settings together, all of them or none; return the values as they are kept."""
        kept = {key: checked(key, value) for key, value in values.items()}
        only_date = kept.keys() <= {"business_date"}
        with self._at.writing(Right.BUSINESS_DATE if only_date else Right.SETTINGS) as session:
            for key, value in kept.items():
                self._change(session, key, value)
        return kept

    def business_date(self) -> date:
        """Return the business date stored with the file, or the clock's day."""
        with self._at.reading() as session:
            return self._at.business_date(session)

    def set_business_date(self, day: date | None) -> date:
        """Store the business date with the file; None follows the clock. Return the one in force."""
        self.set("business_date", day.isoformat() if day else "")
        return self.business_date()

    def penalty_rules(self) -> Sequence[PenaltyRule]:
        """Return the penalty rules by the day they take effect, oldest first."""
        with self._at.reading() as session:
            return settings.terms(session).rules.rows

    def papers_folder(self) -> Path:
        """Return where receipts are kept: the setting, or a folder beside the database and named after it.

        Each database has a folder of its own, since their receipt numbers are the same.
        """
        if named := self.get("folder.papers"):
            return Path(named).expanduser()
        file = self._at.database.file
        return file.with_name(f"{file.stem}-papers") if file else paths.data_folder() / "papers"

    def letterhead(self) -> Letterhead:
        """Return the bureau as its papers name it."""
        with self._at.reading() as session:
            return letterhead(session)

    def _change(self, session: Session, key: str, value: str) -> None:
        before = settings.value_of(session, key)
        if before == value:
            return
        settings.keep(session, key, value)
        ledger = Ledger(session, self._at.stamp())
        facts = json.dumps({"from": before, "to": value}, ensure_ascii=False)
        ledger.record("setting", key, facts, self._at.business_date(session))
        ledger.flush()
