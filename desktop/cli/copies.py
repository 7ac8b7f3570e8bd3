"""Copies of the database as a script and a person are told of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.call import Data
from desktop.cli.table import table
from desktop.domain.backups import KeptBackup, Preview, Tally
from desktop.wording import tr
from desktop.wording.backups import brought_back, lost_text

if TYPE_CHECKING:
    from desktop.services.copies import Backup


def copy(made: "Backup") -> dict[str, object]:
    """Tell a script of a copy that was made."""
    return {
        "file": str(made.file),
        "size": made.size,
        "entries": made.entries,
        "attachments": made.attachments,
    }


def copy_facts(made: "Backup") -> list[tuple[str, str]]:
    """Tell a person of a copy that was made, and how many older ones it let go."""
    thinned = [(tr("Thinned out"), f"{len(made.thinned):,}")] if made.thinned else []
    return [
        (tr("File"), str(made.file)),
        (tr("Bytes"), f"{made.size:,}"),
        (tr("Entries proved"), f"{made.entries:,}"),
        (tr("Photos and scans copied"), f"{made.attachments:,}"),
        *thinned,
    ]


def kept(folder: Path, found: Sequence[KeptBackup]) -> Data:
    """Tell a script which backups are kept."""
    return {"folder": str(folder), "backups": [_kept(one) for one in found]}


def kept_table(found: Sequence[KeptBackup]) -> str:
    """Tell a person which backups are kept."""
    headings = (tr("Made"), tr("Bytes"), tr("Records"), tr("File"))
    rows = ((f"{one.moment}", f"{one.size:,}", _records(one), str(one.file)) for one in found)
    return table(headings, rows, right=(1, 2))


def preview(told: Preview) -> Data:
    """Tell a script what a restore would bring back."""
    held = told.holding
    return {
        "file": str(told.file),
        "business_date": held.business_date.isoformat() if held.business_date else None,
        "last_recorded": held.last_recorded.isoformat() if held.last_recorded else None,
        "customers": held.customers,
        "bills": held.bills,
        "payments": held.payments,
        **_tally(held.tally),
        "chain": told.chains.value,
        "lost": None if told.lost is None else _tally(told.lost),
    }


def preview_facts(told: Preview) -> list[tuple[str, str]]:
    """Tell a person what a restore would bring back, and what would be gone."""
    return [(tr("Backup"), str(told.file)), *brought_back(told), (tr("Present file"), lost_text(told))]


def _kept(one: KeptBackup) -> Data:
    told = {"file": str(one.file), "moment": one.moment.isoformat(), "size": one.size}
    return {**told, "records": one.records, "ours": one.ours}


def _records(one: KeptBackup) -> str:
    if one.records is None:
        return tr("cannot be read")
    return f"{one.records:,}" if one.ours else tr("{records}, not in this file", records=f"{one.records:,}")


def _tally(tally: Tally) -> dict[str, int]:
    return {"entries": tally.entries, "acts": tally.acts}
