"""An open office: one database with every service on it."""

import atexit
import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.db import chain, clerks, settings
from desktop.db.locking import system_user
from desktop.db.session import Database, open_database, open_snapshot
from desktop.services.arrears import ArrearsService
from desktop.services.backups import BackupService
from desktop.services.bills import BillService
from desktop.services.checks import CheckService
from desktop.services.contractors import ContractorService
from desktop.services.conversions import ConversionService
from desktop.services.customers import CustomerService
from desktop.services.imports import ImportService
from desktop.services.notices import NoticeService
from desktop.services.payments import PaymentService
from desktop.services.recovery import RecoveryService
from desktop.services.settings import SettingsService
from desktop.services.workplace import Clock, Workplace

DEFAULT_CODE = "JL"


@dataclass(frozen=True, slots=True)
class Office:
    """Every service on one open database, and how to let go of it."""

    workplace: Workplace
    customers: CustomerService
    bills: BillService
    payments: PaymentService
    arrears: ArrearsService
    notices: NoticeService
    recovery: RecoveryService
    conversions: ConversionService
    contractors: ContractorService
    imports: ImportService
    settings: SettingsService
    backups: BackupService
    checks: CheckService

    @property
    def name(self) -> str:
        """What the window calls the database."""
        file = self.workplace.database.file
        return file.name if file else str(self.workplace.database.url.database)

    @property
    def clerk(self) -> str:
        """The name that entries are posted under."""
        return self.workplace.clerk

    @property
    def read_only(self) -> bool:
        """Whether this is a snapshot, for reading alone."""
        return self.workplace.database.read_only

    def close(self) -> None:
        """Let go of the file."""
        self.workplace.database.close()


def open_office(
    target: str | Path, clock: Clock, *, clerk: str = "", snapshot: bool = False, wait: float = 2.0
) -> Office:
    """Open a file or a database URL, made when it is not there; or a snapshot of it, for reading.

    Raises DatabaseInUse, DatabaseDamaged, DatabaseTooNew or FileProblem.
    """
    database = open_snapshot(target) if snapshot else open_database(target, wait=wait)
    name = clerk or system_user()
    if snapshot and database.file:
        atexit.register(shutil.rmtree, database.file.parent, ignore_errors=True)
    else:
        _found(database, name)
    return _furnish(Workplace(database, clock, name))


def _found(database: Database, clerk: str) -> None:
    with database.reading() as session:
        founded = chain.is_founded(session)
        if founded and clerks.is_known(session, clerk):
            return
    with database.writing() as session:
        if not founded:
            chain.found_bureau(session, DEFAULT_CODE)
            settings.found_rules(session)
        clerks.register(session, clerk)


def _furnish(workplace: Workplace) -> Office:
    return Office(
        workplace,
        CustomerService(workplace),
        BillService(workplace),
        PaymentService(workplace),
        ArrearsService(workplace),
        NoticeService(workplace),
        RecoveryService(workplace),
        ConversionService(workplace),
        ContractorService(workplace),
        ImportService(workplace),
        SettingsService(workplace),
        BackupService(workplace),
        CheckService(workplace),
    )
