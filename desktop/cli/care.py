"""`check`, `backup` and `restore`: looking after the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.copies import copy, copy_facts, kept, kept_table, preview, preview_facts
from desktop.cli.table import facts, table
from desktop.domain.errors import DatabaseDamaged, DatabaseTooNew, FileProblem
from desktop.domain.proof import Fault, Finding, Proof
from desktop.domain.rights import Right
from desktop.wording import refusal_text, tr
from desktop.wording.faults import fault_text, holds_text

if TYPE_CHECKING:
    from desktop.services.backups import BackupService
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare the commands that look after the file."""
    commands.add("check", _check, tr("prove the file, the chain of records and every sum"), reads=True)
    backup = commands.add("backup", _backup, tr("copy the database away and prove the copy"), reads=True)
    made = tr("the copy that is made; without it one is kept in the folder, and old ones are thinned out")
    backup.add_argument("file", metavar="FILE", type=Path, nargs="?", help=made)
    backup.add_argument("--list", action="store_true", help=tr("list the backups that are kept, make none"))
    restore = commands.add("restore", _restore, tr("put a backup in the place of the database"))
    restore.add_argument("file", metavar="FILE", type=Path, help=tr("the backup"))
    dry = tr("say what it would bring back, and change nothing")
    restore.add_argument("--dry-run", action="store_true", help=dry)


def _check(call: Call) -> Answer:
    try:
        with call.office() as office:
            proof = office.checks.check(progress=call.progress)
    except DatabaseDamaged as damage:
        proof = Proof(0, 0, (Finding(Fault.FILE_DAMAGED, damage.finding),), ())
        return Answer(_proof(proof), _proof_text(proof), refusal_text(damage))
    return Answer(_proof(proof), _proof_text(proof), "" if proof.ok else _sentence(proof))


def _backup(call: Call) -> Answer:
    with call.office() as office:
        backups = _backups(call, office)
        if call.asked.list:
            found = backups.kept()
            return Answer(kept(backups.folder(), found), kept_table(found))
        if call.asked.file:
            made = backups.backup(call.asked.file, progress=call.progress)
        else:
            made = backups.keep(progress=call.progress)
    thinned = [str(file) for file in made.thinned]
    return Answer({**copy(made), "thinned": thinned}, facts(copy_facts(made)))


def _backups(call: Call, office: "Office") -> "BackupService":
    """Of a snapshot, the copies stand with those of the file that it was taken of."""
    if not call.asked.snapshot:
        return office.backups
    from desktop.services.backups import BackupService

    return BackupService(office.workplace, _file(call.target))


def _restore(call: Call) -> Answer:
    from desktop.services import restoring

    target = _file(call.target)
    _refuse_strangers(call, target)
    if call.asked.dry_run:
        told = restoring.preview(call.asked.file, target, progress=call.progress)
        return Answer(preview(told), facts(preview_facts(told)))
    made = restoring.restore(call.asked.file, target, progress=call.progress)
    former = [(tr("Former file"), str(made.kept))] if made.kept else []
    return Answer(
        {**copy(made), "kept": str(made.kept) if made.kept else None}, facts([*copy_facts(made), *former])
    )


def _refuse_strangers(call: Call, target: Path) -> None:
    """Let only its own people put something in a file's place; one that is gone or damaged has none."""
    if not target.exists():
        return
    try:
        with call.office() as office:
            office.workplace.demand(Right.BACKUP)
    except (DatabaseDamaged, DatabaseTooNew):
        return


def _file(target: str) -> Path:
    if "://" in target:
        raise FileProblem(target, tr("a backup takes the place of a file, not of a URL"))
    return Path(target).expanduser().absolute()


def _proof(proof: Proof) -> Data:
    return {
        "ok": proof.ok,
        "entries": proof.entries,
        "acts": proof.acts,
        "findings": [_finding(finding) for finding in proof.findings],
        "records_held": proof.records_held,
        "holds": [fault.value for fault in proof.holds],
    }


def _finding(finding: Finding) -> Data:
    said = fault_text(finding.fault)
    return {"what": finding.fault.value, "where": finding.where, "words": said}


def _proof_text(proof: Proof) -> str:
    counts = facts(((tr("Entries"), f"{proof.entries:,}"), (tr("Acts"), f"{proof.acts:,}")))
    if proof.ok:
        return f"{counts}\n\n{tr('Everything holds.')}"
    rows = ((finding.where, fault_text(finding.fault)) for finding in proof.findings)
    found = table((tr("Where"), tr("What")), rows)
    return "\n\n".join((counts, found, _holding(proof)))


def _holding(proof: Proof) -> str:
    held = tr(
        "{held} of {all} records are as they were written. What holds:",
        held=f"{proof.records_held:,}",
        all=f"{proof.entries + proof.acts:,}",
    )
    return "\n".join((held, *(f"  {holds_text(fault)}" for fault in proof.holds)))


def _sentence(proof: Proof) -> str:
    return tr(
        "The check found {count} faults, the first in {where}; keep the file and restore a backup.",
        count=len(proof.findings),
        where=proof.findings[0].where,
    )
