"""Files coming in: read, sorted, and then all of it or by choice the good rows, in one transaction."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, payments, settings
from desktop.db.ledger import Ledger
from desktop.db.places import Places
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import Cancelled
from desktop.domain.imports import ImportJob, ImportResult
from desktop.domain.intake import Noun, Parsed, RefusedRow
from desktop.domain.money import ZERO, Money, total
from desktop.domain.rights import Right
from desktop.intake import bills as bill_rows, customers as customer_rows, payments as payment_rows
from desktop.intake.mapping import Mapping, recognise
from desktop.intake.tables import RawTable, read_table
from desktop.services import bills, import_sorting
from desktop.services.initials import initials
from desktop.services.refused_report import write_refused
from desktop.services.workplace import Progress, Workplace, no_progress

SAMPLE = 50
PREAMBLE = 61
"""Rows in which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    heaps: import_sorting.Heaps[Any]
    post: Callable[[Session, Ledger, Progress], None]
    customers_made: int = 0
    amount: Callable[[Any], Money] = lambda _draft: ZERO


class ImportService:
    """Bring customers, bills and payments in from files."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def preview(self, noun: Noun, table: RawTable, mapping: Mapping) -> Parsed[Any]:
        """Read the first rows of a table as an import would, without looking at the database."""
        options = mapping.options
        left_out = options.skip if isinstance(options.skip, int) else 0
        first = max(options.header_row or 0, left_out + PREAMBLE)
        return _parsers[noun](replace(table, rows=table.rows[: first + SAMPLE]), mapping)

    def run(
        self,
        job: ImportJob,
        mapping: Mapping | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportResult:
        """Import a file, or with a dry run say what would become of it.

        With a refused row and without `keep_good` nothing goes in: the result says so, `added` is 0.
        """
        table = read_table(job.file, progress=progress, cancelled=cancelled)
        chosen = mapping or recognise(job.noun, table)
        parsed = _parsers[job.noun](table, chosen, progress=progress, cancelled=cancelled)
        told = _unless_cancelled(progress, cancelled)
        if job.dry_run:
            with self._at.reading() as session:
                found = _sort(session, job.noun, parsed, chosen)
                return _result(job, table, parsed, found, goes_in=_goes_in(job, parsed, found))
        with self._at.writing(Right.IMPORT) as session:
            found = _sort(session, job.noun, parsed, chosen)
            goes_in = _goes_in(job, parsed, found)
            if goes_in and found.heaps.new:
                ledger = Ledger(session, self._at.stamp())
                found.post(session, ledger, told)
                self._record(session, ledger, job, len(found.heaps.new))
                told(1, 1)
            # told before the commit: where the refused rows cannot be written down, nothing goes in
            return _result(job, table, parsed, found, goes_in=goes_in)

    def _record(self, session: Session, ledger: Ledger, job: ImportJob, added: int) -> None:
        facts = {
            "file": job.file.name,
            "sha256": sha256(job.file.read_bytes()).hexdigest(),
            "added": added,
        }
        day = self._at.business_date(session)
        ledger.record("import", job.noun.value, json.dumps(facts, ensure_ascii=False), day)
        ledger.flush()


_parsers: dict[Noun, Callable[..., Parsed[Any]]] = {
    Noun.CUSTOMERS: customer_rows.parse,
    Noun.BILLS: bill_rows.parse,
    Noun.PAYMENTS: payment_rows.parse,
}


def _unless_cancelled(progress: Progress, cancelled: Callable[[], bool]) -> Progress:
    def tell(done: int, whole: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, whole)

    return tell


def _goes_in(job: ImportJob, parsed: Parsed[Any], found: _Sorted) -> bool:
    return job.keep_good or not (parsed.refused or found.heaps.refused)


def _sort(session: Session, noun: Noun, parsed: Parsed[Any], mapping: Mapping) -> _Sorted:
    if noun is Noun.BILLS:
        return _sort_bills(session, parsed, mapping)
    if noun is Noun.PAYMENTS:
        return _sort_payments(session, parsed)
    return _sort_customers(session, parsed)


def _sort_bills(session: Session, parsed: Parsed[Any], mapping: Mapping) -> _Sorted:
    heaps, found = import_sorting.sort_bills(
        session, parsed.good, create_customers=mapping.options.create_customers
    )

    def post(writing: Session, ledger: Ledger, told: Progress) -> None:
        bills.post(writing, ledger, found, told)

    return _Sorted(heaps, post, len(found.to_make), lambda draft: draft.amount)


def _sort_payments(session: Session, parsed: Parsed[Any]) -> _Sorted:
    heaps = import_sorting.sort_payments(session, parsed.good)

    def post(writing: Session, ledger: Ledger, told: Progress) -> None:
        drafts = [draft for _, draft in heaps.new]
        known = customers.known(writing, (draft.customer_no for draft in drafts))
        payments.post(writing, ledger, drafts, known, settings.terms(writing), told)
        ledger.flush()

    return _Sorted(heaps, post, 0, lambda draft: draft.amount)


def _sort_customers(session: Session, parsed: Parsed[Any]) -> _Sorted:
    heaps, fill = import_sorting.sort_customers(session, parsed.good)

    def post(writing: Session, _ledger: Ledger, _told: Progress) -> None:
        filled = {draft.customer_no for draft in fill}
        bills.make(writing, [draft for _, draft in heaps.new if draft.customer_no not in filled])
        _fill(writing, fill)

    return _Sorted(heaps, post, len(heaps.new) - len(fill))


def _fill(session: Session, drafts: Sequence[CustomerDraft]) -> None:
    places = Places(session)
    known = customers.known(session, (draft.customer_no for draft in drafts))
    for draft in drafts:
        new = customers.NewCustomer(draft, initials(draft.name or draft.customer_no))
        customers.change(session, known[draft.customer_no].key, new, places)


def _result(
    job: ImportJob, table: RawTable, parsed: Parsed[Any], found: _Sorted, *, goes_in: bool
) -> ImportResult:
    refused = _refused(table, parsed, found)
    new = found.heaps.new
    report = job.report if refused else None
    if report:
        write_refused(report, refused)
    return ImportResult(
        noun=job.noun,
        file=table.file,
        read=parsed.read,
        good=len(new),
        added=len(new) if goes_in else 0,
        already_there=len(found.heaps.there),
        refused=len(refused),
        customers_made=found.customers_made if goes_in else 0,
        amount=total(found.amount(draft) for _, draft in new) if goes_in else ZERO,
        refused_rows=refused,
        report=report,
        sample=tuple(new[:SAMPLE]),
        dry_run=job.dry_run,
    )


def _refused(table: RawTable, parsed: Parsed[Any], found: _Sorted) -> tuple[RefusedRow, ...]:
    sorted_out = [RefusedRow(table.file, *refused) for refused in found.heaps.refused]
    return tuple(sorted([*parsed.refused, *sorted_out], key=lambda refused: refused.row))
