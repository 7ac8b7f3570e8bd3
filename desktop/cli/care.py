"""`check`, `backup` and `restore`: looking after the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.table import facts, table
from desktop.domain.errors import DatabaseDamaged, FileProblem
from desktop.domain.proof import Fault, Finding, Proof
from desktop.wording import refusal_text, tr
from desktop.wording.faults import fault_text

if TYPE_CHECKING:
    from desktop.services.backups import Backup


def declare(commands: Commands) -> None:
    """Declare the commands that look after the file."""
    commands.add("check", _check, tr("prove the file, the chain of records and every sum"), reads=True)
    backup = commands.add("backup", _backup, tr("copy the database away and prove the copy"), reads=True)
    backup.add_argument("file", metavar="FILE", type=Path, help=tr("the copy that is made"))
    restore = commands.add("restore", _restore, tr("put a backup in the place of the database"))
    restore.add_argument("file", metavar="FILE", type=Path, help=tr("the backup"))


def _check(call: Call) -> Answer:
    try:
        with call.office() as office:
            proof = office.checks.check(progress=call.progress)
    except DatabaseDamaged as damage:
        proof = Proof(0, 0, (Finding(Fault.FILE_DAMAGED, damage.finding),))
        return Answer(_proof(proof), _proof_text(proof), refusal_text(damage))
    return Answer(_proof(proof), _proof_text(proof), "" if proof.ok else _sentence(proof))


def _backup(call: Call) -> Answer:
    with call.office() as office:
        made = office.backups.backup(call.asked.file, progress=call.progress)
    return Answer(_copy(made), facts(_copy_facts(made)))


def _restore(call: Call) -> Answer:
    from desktop.services.backups import restore

    made = restore(call.asked.file, _file(call.target), progress=call.progress)
    kept = made.kept
    said = [*_copy_facts(made), *([(tr("Former file"), str(kept))] if kept else [])]
    return Answer({**_copy(made), "kept": str(kept) if kept else None}, facts(said))


def _file(target: str) -> Path:
    if "://" in target:
        raise FileProblem(target, tr("a backup takes the place of a file, not of a URL"))
    return Path(target).expanduser().absolute()


def _copy(made: "Backup") -> dict[str, object]:
    return {"file": str(made.file), "size": made.size, "entries": made.entries}


def _copy_facts(made: "Backup") -> list[tuple[str, str]]:
    return [
        (tr("File"), str(made.file)),
        (tr("Bytes"), f"{made.size:,}"),
        (tr("Entries proved"), f"{made.entries:,}"),
    ]


def _proof(proof: Proof) -> Data:
    return {
        "ok": proof.ok,
        "entries": proof.entries,
        "acts": proof.acts,
        "findings": [_finding(finding) for finding in proof.findings],
    }


def _finding(finding: Finding) -> Data:
    said = fault_text(finding.fault)
    return {"what": finding.fault.value, "where": finding.where, "words": said}


def _proof_text(proof: Proof) -> str:
    counts = facts(((tr("Entries"), f"{proof.entries:,}"), (tr("Acts"), f"{proof.acts:,}")))
    if proof.ok:
        return f"{counts}\n\n{tr('Everything holds.')}"
    rows = ((finding.where, fault_text(finding.fault)) for finding in proof.findings)
    return f"{counts}\n\n{table((tr('Where'), tr('What')), rows)}"


def _sentence(proof: Proof) -> str:
    return tr(
        "The check found {count} faults, the first in {where}; keep the file and restore a backup.",
        count=len(proof.findings),
        where=proof.findings[0].where,
    )
