"""The check of the ledger: asked for, told in a sentence, and each finding with its place."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.proof import Finding, Proof
from desktop.services.checks import CheckService
from desktop.views.buttons import button
from desktop.views.columns import Column
from desktop.views.kept_backups import told
from desktop.views.labels import Sentence, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.faults import fault_text

_LEAST_TABLE = 20 * UNIT


class LedgerCheck(QWidget):
    """Says what the check found; its button is placed by the page."""

    def __init__(self, tasks: TaskRunner, checks: CheckService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._checks = checks
        self.check_button = button(tr("Check now"), self.check, icon_name="refresh-cw")
        self.verdict = Sentence()
        self.findings: RowsModel[Finding] = RowsModel(_columns(), key=lambda found: found)
        self.table = TableView(self.findings, Placeholder("circle-check", tr("Nothing was found")))
        self.table.setMinimumHeight(_LEAST_TABLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.verdict.hide()
        self.table.hide()

    def check(self) -> None:
        """Prove the whole ledger, and tell what was found."""
        self.check_button.setEnabled(False)
        tint(self.verdict, Tone.MUTED)
        self.verdict.say(tr("Checking…"))
        work = partial(_check, self._checks)
        title = tr("Checking the ledger")
        self._tasks.run(self, work, self._checked, failed=self._no_check, lane="report", title=title)

    def _checked(self, proof: Proof) -> None:
        self.check_button.setEnabled(True)
        tint(self.verdict, Tone.GOOD if proof.ok else Tone.DANGER)
        self.verdict.say(_verdict(proof))
        self.findings.show(proof.findings)
        self.table.setVisible(not proof.ok)

    def _no_check(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        self.verdict.say("")
        self._tasks.tell(error)


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(
            tr("What is wrong"), lambda found: fault_text(found.fault), width=420, tone=lambda _: Tone.DANGER
        ),
        Column(tr("Where"), lambda found: found.where, width=200, stretch=True),
    )


def _verdict(proof: Proof) -> str:
    held = {"entries": f"{proof.entries:,}", "acts": f"{proof.acts:,}"}
    if proof.ok:
        return tr("Everything holds: {entries} entries and {acts} acts.", **held)
    return tr(
        "Faults found: {count}, in {entries} entries and {acts} acts.",
        count=f"{len(proof.findings):,}",
        **held,
    )


def _check(checks: CheckService, progress: Progress) -> Proof:
    return checks.check(progress=partial(told, progress))
