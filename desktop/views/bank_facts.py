"""What was read of a statement: whose it is, how much came in, and whether its own totals agree."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.bank import BankLine, Statement, sum_of
from desktop.domain.debits import Tally
from desktop.views.bank_settling import counted
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.bank import format_text


class BankFacts(QWidget):
    """Shows the facts of one statement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = [Figure() for _ in range(5)]
        self.file = remark()
        self.agreement = remark()
        self.disagreement = tint(Sentence(), Tone.DANGER)
        row = QHBoxLayout()
        row.setSpacing(4 * UNIT)
        for figure in self._figures:
            row.addWidget(figure)
        row.addStretch(1)
        quiet = QHBoxLayout()
        quiet.setSpacing(2 * UNIT)
        quiet.addWidget(self.file)
        quiet.addWidget(self.agreement)
        quiet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addLayout(quiet)
        column.addWidget(self.disagreement)

    @property
    def words(self) -> list[str]:
        """What the figures say, from the left."""
        return [figure.words for figure in self._figures]

    def show_statement(self, statement: Statement) -> None:
        """Show another statement."""
        refused = len(statement.refused)
        told = (
            (tr("Format"), format_text(statement.format), Tone.TEXT),
            (tr("Read"), f"{statement.read:,}", Tone.MUTED),
            (tr("Income"), counted("", _tally(statement.income)), Tone.TEXT),
            (tr("Not income"), counted("", _tally(statement.not_income)), Tone.MUTED),
            (tr("Refused rows"), f"{refused:,}", Tone.DANGER if refused else Tone.MUTED),
        )
        for figure, (caption, value, tone) in zip(self._figures, told, strict=True):
            figure.say(caption, value.strip(), tone)
        own = tr("own account {account}", account=statement.own_account) if statement.own_account else ""
        unread = tr("balances that cannot be read: {count}", count=len(statement.unread))
        self.file.setText(
            "  ·  ".join(filter(None, (statement.file, own, unread if statement.unread else "")))
        )
        agrees = bool(statement.totals) and not statement.disagreements
        self.agreement.setText(tr("The declared totals agree.") if agrees else "")
        self.disagreement.say(_disagreement(statement))


def _disagreement(statement: Statement) -> str:
    told = [
        tr(
            "row {row} declares {declared} as “{label}”, and the lines come to {found}",
            row=wrong.row,
            declared=wrong.declared,
            label=wrong.label,
            found=wrong.found,
        )
        for wrong in statement.disagreements
    ]
    if not told:
        return ""
    return tr(
        "The file contradicts itself, so nothing of it can be posted: {told}.", told=tr("; ").join(told)
    )


def _tally(lines: tuple[BankLine, ...]) -> Tally:
    return Tally(len(lines), sum_of(lines))
