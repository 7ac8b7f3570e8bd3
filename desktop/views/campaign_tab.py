"""Campaigns: how many conversions are planned by area and month, and how far each plan is."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.campaigns import Campaign, Pace
from desktop.domain.months import Month
from desktop.services.campaigns import CampaignService
from desktop.services.customers import CustomerService
from desktop.views.buttons import button, primary_button
from desktop.views.campaign_columns import campaign_columns
from desktop.views.campaign_form import CampaignForm
from desktop.views.fields import TextField
from desktop.views.labels import remark
from desktop.views.list_export import FileColumn, ListFile
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.rows_model import RowsModel
from desktop.views.sided_list import SidedList
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.wording import tr
from desktop.wording.campaigns import month_text, pace_text

_SIDE_WIDTH = 38 * UNIT
_MONTH_WIDTH = 14 * UNIT


class CampaignTab(SidedList):
    """Lists the plans of a span of months beside the form that makes and changes them."""

    def __init__(
        self,
        desk: WritingDesk,
        campaigns: Callable[[], CampaignService],
        customers: CustomerService,
        parent: QWidget | None = None,
    ) -> None:
        self.list: RowsModel[Campaign] = RowsModel(campaign_columns(), key=lambda row: row.key)
        super().__init__(TableView(self.list, _nothing()), parent)
        self._desk = desk
        self._campaigns = campaigns
        self.table.setAccessibleName(tr("Campaigns"))
        self.first, self.last = (TextField(required=True, read=Month.parse) for _ in range(2))
        year = desk.today().year
        self.first.setText(month_text(Month(year, 1)))
        self.last.setText(month_text(Month(year, 12)))
        self.form = CampaignForm(desk.tasks, desk.notifier, campaigns, customers, desk.today)
        self.change_button = button(tr("Change the plan…"), self.change, icon_name="pencil")
        self.remove_button = button(tr("Remove the plan"), self.remove, icon_name="trash-2")
        self._lay_out()
        self._listen()
        self._follow()

    def refresh(self) -> None:
        """Read the plans of the months that stand in the fields."""
        if not self.first.problem() and not self.last.problem():
            span = Month.parse(self.first.text()), Month.parse(self.last.text())
            self.list.fill(self._desk.tasks, partial(_progress, self._campaigns, span, self._desk.today()))

    def plan(self) -> None:
        """Begin a new plan."""
        self.side.setCurrentWidget(self.form)
        self.form.begin()

    def change(self) -> None:
        """Begin the change of the plan that is chosen."""
        if row := self.table.current_row():
            self.side.setCurrentWidget(self.form)
            self.form.begin_change(row)

    def remove(self) -> None:
        """Take the plan that is chosen away, after asking."""
        row: Campaign | None = self.table.current_row()
        if row is None:
            return
        question = tr(
            "Remove the plan of {area} for {month}?", area=row.plan.area, month=month_text(row.plan.month)
        )
        if self._desk.notifier.ask(question, yes=tr("Remove it"), no=tr("Keep it")):
            work = partial(_remove, self._campaigns, row, self._desk.today())
            self._desk.tasks.run(self, work, self._removed, lane="write")

    def export(self) -> None:
        """Write the plans as they are listed to a file."""
        rows = self.list.rows
        if rows:
            listed = ListFile.of_rows(tr("Campaigns"), _file_columns(), rows, self._desk.today())
            self._desk.export().run(self, listed)

    def _removed(self, campaign: Campaign) -> None:
        facts = {"area": campaign.plan.area, "month": month_text(campaign.plan.month)}
        self._desk.notifier.info(tr("The plan of {area} for {month} is removed.", **facts))
        self._left()
        self.refresh()

    def _saved(self, campaign: Campaign) -> None:
        facts = {"area": campaign.plan.area, "month": month_text(campaign.plan.month)}
        self._desk.notifier.info(
            tr("{area}, {month}: planned for {target}.", target=campaign.plan.target, **facts)
        )
        self._left()
        self.refresh()

    def _left(self) -> None:
        self.side.setCurrentWidget(self._nobody)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        chosen = self.table.currentIndex().isValid()
        for act in (self.change_button, self.remove_button):
            act.setEnabled(chosen)

    def _sum_up(self) -> None:
        rows = self.list.rows
        target, done = sum(row.plan.target for row in rows), sum(row.done for row in rows)
        behind = sum(row.pace in (Pace.BEHIND, Pace.MISSED) for row in rows)
        facts = {"plans": len(rows), "target": f"{target:,}", "done": f"{done:,}"}
        told = tr("Plans: {plans} · target {target} · commissioned {done}", **facts)
        late = tr("behind: {count}", count=behind) if behind else ""
        self.count.setText(
            " · ".join(filter(None, (told, f"{100 * done // target} %" if target else "", late)))
        )
        self.table.choose_first()
        self._follow()

    def _listen(self) -> None:
        for field in (self.first, self.last):
            field.editingFinished.connect(self.refresh)
        self.list.modelReset.connect(self._sum_up)
        self.table.went_to.connect(lambda _: self._follow())
        self.table.opened.connect(lambda _: self.change())
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._left)
        self.listen_for((("F5", self.refresh),))
        removes = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self.remove)
        removes.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        hint = tr("Plan one for an area and a month, or choose one and press Enter to change it.")
        self._nobody = PlaceholderPage(Placeholder("calendar-check", tr("No plan is open"), hint))
        plans = primary_button(tr("Plan conversions…"), self.plan, icon_name="plus", shortcut="Ctrl+N")
        exports = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        top = self.acts(exports, self.remove_button, self.change_button, plans, lead=self._span())
        self.put_together(top, self.count, (self._nobody, self.form), side_width=_SIDE_WIDTH)

    def _span(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for words, field in ((tr("From month"), self.first), (tr("until"), self.last)):
            label = remark(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setFixedWidth(_MONTH_WIDTH)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        return made


def _nothing() -> Placeholder:
    hint = tr("Plan how many customers of an area are to be commissioned in a month.")
    return Placeholder("calendar-check", tr("No conversions are planned in these months"), hint)


def _file_columns() -> Sequence[FileColumn]:
    return (
        FileColumn(tr("Plan month"), lambda row: str(row.plan.month)),
        FileColumn(tr("Station"), lambda row: row.plan.station),
        FileColumn(tr("Area"), lambda row: row.plan.area),
        FileColumn(tr("Campaign"), lambda row: row.plan.name),
        FileColumn(tr("Target"), lambda row: row.plan.target),
        FileColumn(tr("Commissioned"), lambda row: row.done),
        FileColumn(tr("Under way"), lambda row: row.under_way),
        FileColumn(tr("Done, %"), lambda row: row.percent),
        FileColumn(tr("Pace"), lambda row: pace_text(row.pace)),
        FileColumn(tr("Note"), lambda row: row.plan.note),
    )


def _progress(
    campaigns: Callable[[], CampaignService], span: tuple[Month, Month], on: date, progress: Progress
) -> Sequence[Campaign]:
    return campaigns().progress(*span, on)


def _remove(
    campaigns: Callable[[], CampaignService], campaign: Campaign, on: date, progress: Progress
) -> Campaign:
    plan = campaign.plan
    campaigns().remove(plan.station, plan.area, plan.month, on)
    return campaign
