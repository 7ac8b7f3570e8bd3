"""An open office: one database with every service on it, each loaded when it is first asked for."""

import atexit
import shutil
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.db import bureau
from desktop.db.locking import system_user
from desktop.db.session import Database, open_database, open_snapshot
from desktop.services.assessment_office import AssessmentOffice
from desktop.services.field_office import FieldOffice
from desktop.services.kept_backups import refuse_emptied
from desktop.services.prepaid_office import PrepaidOffice
from desktop.services.workplace import Clock, Workplace

if TYPE_CHECKING:
    from desktop.services.acts import ActService
    from desktop.services.arrears import ArrearsService
    from desktop.services.audit import AuditService
    from desktop.services.backups import BackupService
    from desktop.services.bank import BankService
    from desktop.services.bills import BillService
    from desktop.services.checks import CheckService
    from desktop.services.contractors import ContractorService
    from desktop.services.customers import CustomerService
    from desktop.services.debits import DebitService
    from desktop.services.finding import FindingService
    from desktop.services.foresight import ForesightService
    from desktop.services.imports import ImportService
    from desktop.services.notices import NoticeService
    from desktop.services.numbering import NumberService
    from desktop.services.payments import PaymentService
    from desktop.services.prestored import PrestoredService
    from desktop.services.recovery import RecoveryService
    from desktop.services.requests import RequestService
    from desktop.services.settings import SettingsService
    from desktop.services.shifts import ShiftService
    from desktop.services.users import UserService
    from desktop.services.vouchers import VoucherService

DEFAULT_CODE = "JL"


class Office(FieldOffice, PrepaidOffice, AssessmentOffice):
    """Every service on one open database, and how to let go of it."""

    def __init__(self, workplace: Workplace, *, is_new: bool = False) -> None:
        """Furnish an open file; a service costs its loading only where it is used."""
        self.workplace = workplace
        self.is_new = is_new
        """Whether this opening made the file."""

    @cached_property
    def finding(self) -> "FindingService":
        """Find customers as a clerk types."""
        from desktop.services.finding import FindingService

        return FindingService(self.workplace)

    @cached_property
    def customers(self) -> "CustomerService":
        """Find, list, make and change customers."""
        from desktop.services.customers import CustomerService

        return CustomerService(self.workplace)

    @cached_property
    def bills(self) -> "BillService":
        """Issue bills."""
        from desktop.services.bills import BillService

        return BillService(self.workplace)

    @cached_property
    def payments(self) -> "PaymentService":
        """Everything that can happen to a payment."""
        from desktop.services.payments import PaymentService

        return PaymentService(self.workplace)

    @cached_property
    def arrears(self) -> "ArrearsService":
        """Ageing and the customers in arrears."""
        from desktop.services.arrears import ArrearsService

        return ArrearsService(self.workplace)

    @cached_property
    def notices(self) -> "NoticeService":
        """Issue and print overdue notices."""
        from desktop.services.notices import NoticeService

        return NoticeService(self.workplace)

    @cached_property
    def recovery(self) -> "RecoveryService":
        """Receivable, received, outstanding and the rates."""
        from desktop.services.recovery import RecoveryService

        return RecoveryService(self.workplace)

    @cached_property
    def contractors(self) -> "ContractorService":
        """The contractors of the areas, each for a period."""
        from desktop.services.contractors import ContractorService

        return ContractorService(self.workplace)

    @cached_property
    def imports(self) -> "ImportService":
        """Bring customers, bills and payments in from files."""
        from desktop.services.imports import ImportService

        return ImportService(self.workplace)

    @cached_property
    def bank(self) -> "BankService":
        """Read statements of banks and merchants, and post their income."""
        from desktop.services.bank import BankService

        return BankService(self.workplace)

    @cached_property
    def debits(self) -> "DebitService":
        """Send direct debits to a bank, and post what it answers."""
        from desktop.services.debits import DebitService

        return DebitService(self.workplace)

    @cached_property
    def settings(self) -> "SettingsService":
        """Read and change settings."""
        from desktop.services.settings import SettingsService

        return SettingsService(self.workplace)

    @cached_property
    def backups(self) -> "BackupService":
        """Copy the open database away."""
        from desktop.services.backups import BackupService

        return BackupService(self.workplace)

    @cached_property
    def checks(self) -> "CheckService":
        """Prove the open database."""
        from desktop.services.checks import CheckService

        return CheckService(self.workplace)

    @cached_property
    def foresight(self) -> "ForesightService":
        """Say beforehand what an act on money would come to."""
        from desktop.services.foresight import ForesightService

        return ForesightService(self.workplace)

    @cached_property
    def vouchers(self) -> "VoucherService":
        """Print the vouchers of refunds."""
        from desktop.services.vouchers import VoucherService

        return VoucherService(self.workplace)

    @cached_property
    def acts(self) -> "ActService":
        """Refund, bounce, waive, transfer, correct and write off."""
        from desktop.services.acts import ActService

        return ActService(self.workplace)

    @cached_property
    def shifts(self) -> "ShiftService":
        """Open and close shifts."""
        from desktop.services.shifts import ShiftService

        return ShiftService(self.workplace)

    @cached_property
    def numbers(self) -> "NumberService":
        """Issue receipt numbers, void them, and report gaps."""
        from desktop.services.numbering import NumberService

        return NumberService(self.workplace)

    @cached_property
    def requests(self) -> "RequestService":
        """Keep what the counter asked for until its receipt is in hand."""
        from desktop.services.requests import RequestService

        return RequestService(self.workplace)

    @cached_property
    def users(self) -> "UserService":
        """Make users, sign in and out."""
        from desktop.services.users import UserService

        return UserService(self.workplace)

    @cached_property
    def audit(self) -> "AuditService":
        """Read who did what, when and where."""
        from desktop.services.audit import AuditService

        return AuditService(self.workplace)

    @cached_property
    def prestored(self) -> "PrestoredService":
        """Low balances and statements of account."""
        from desktop.services.prestored import PrestoredService

        return PrestoredService(self.workplace)

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

    def language(self) -> str:
        """Return the window's language by the settings; nobody need be signed in to read it."""
        with self.workplace.database.asking() as ask:
            return bureau.value_of(ask, "language")

    def business_date(self) -> date:
        """Return the business date in force; nobody need be signed in to read it."""
        with self.workplace.database.asking() as ask:
            return self.workplace.business_date_of(ask)

    def close(self) -> None:
        """Let go of the file."""
        self.workplace.database.close()


def open_office(
    target: str | Path,
    clock: Clock,
    *,
    clerk: str = "",
    place: str = "",
    snapshot: bool = False,
    wait: float = 2.0,
) -> Office:
    """Open a file or a database URL, made when it is not there; or a snapshot of it, for reading.

    `place` names the counter in every record; a file with users is closed until somebody signs in.
    Raises DatabaseInUse, DatabaseDamaged, DatabaseTooNew or FileProblem.
    """
    refuse_emptied(target)
    database = open_snapshot(target) if snapshot else open_database(target, wait=wait)
    name = clerk or system_user()
    if snapshot and database.file:
        atexit.register(shutil.rmtree, database.file.parent, ignore_errors=True)
    is_new = not snapshot and _found(database, name)
    with database.asking() as ask:
        guarded = bureau.has_users(ask)
    return Office(Workplace(database, clock, name, place, guarded), is_new=is_new)


def _found(database: Database, clerk: str) -> bool:
    """Make the bureau and note the clerk, where they are not there; return whether the bureau is new."""
    with database.asking() as ask:
        founded = bureau.is_founded(ask)
        if founded and bureau.knows_clerk(ask, clerk):
            return False
    from desktop.db import chain, clerks, settings

    with database.writing() as session:
        if not founded:
            chain.found_bureau(session, DEFAULT_CODE)
            settings.found_rules(session)
        clerks.register(session, clerk)
    return not founded
