"""The penalty rules with the days they take effect, to be read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.money import Money
from desktop.domain.penalty import PenaltyRule
from desktop.views import theme
from desktop.views.columns import Align, Column
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.wording import tr


class PenaltyRulesTable(TableView):
    """Shows one line for each rule, as high as they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rules: RowsModel[PenaltyRule] = RowsModel(_columns(), key=lambda rule: rule.effective_from)
        super().__init__(self.rules, Placeholder("file-text", tr("There is no rule")), parent)
        self.setAccessibleName(tr("Penalty rules"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rules(self, rules: Sequence[PenaltyRule]) -> None:
        """Show these rules."""
        self.rules.show(rules)
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + max(len(rules), 2) * theme.ROW_HEIGHT + 2 * theme.UNIT)


def per_mille(rate: int) -> str:
    """Write a rate in millionths a day as so many per mille."""
    whole, rest = divmod(rate, 1000)
    return f"{f'{whole}.{rest:03d}'.rstrip('0').rstrip('.')}‰"


def _columns() -> tuple[Column[PenaltyRule], ...]:
    return (
        Column(tr("In force from"), lambda rule: rule.effective_from.isoformat(), width=140, stretch=True),
        Column(tr("Residential, a day"), lambda rule: per_mille(rule.residential), Align.RIGHT, width=150),
        Column(tr("Others in the due year"), lambda rule: per_mille(rule.same_year), Align.RIGHT, width=180),
        Column(tr("after it"), lambda rule: per_mille(rule.later_year), Align.RIGHT, width=110),
        Column(tr("At least (yuan)"), lambda rule: Money(rule.floor).grouped(), Align.RIGHT, width=150),
    )
