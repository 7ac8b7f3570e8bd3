"""The templates of reminders: the list, and the one that is being written."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.sms import SmsStage, SmsTemplate
from desktop.views.buttons import button
from desktop.views.placeholder import Placeholder
from desktop.views.reminders_columns import template_columns
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_template_form import TemplateForm
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.sms import SmsService

_SIDE_WIDTH = 56 * UNIT


class TemplatesPage(QWidget):
    """Lists templates beside the one chosen."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = 0
        self.list: RowsModel[SmsTemplate] = RowsModel(template_columns(), lambda template: template.key)
        self.table = TableView(self.list, Placeholder("file-text", tr("No templates")))
        self.table.setAccessibleName(tr("Templates"))
        self.form = TemplateForm(desk)
        self._lay_out()
        self.table.went_to.connect(self._show)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._left)
        self.list.modelReset.connect(self._choose)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the templates again."""
        self.list.fill(self._desk.tasks, partial(_templates, self._desk.sms))

    def add(self) -> None:
        """Begin a new template."""
        self.table.clearSelection()
        self.form.begin(SmsTemplate("", SmsStage.AFTER, ""))
        self.form.name.setFocus()

    def remove(self) -> None:
        """Take the chosen template away, after asking."""
        row = self.table.current_row()
        question = tr("Remove the template {name}?", name=row.name if row else "")
        if row and self._desk.notifier.ask(question, yes=tr("Remove it"), no=tr("Keep it")):
            work = partial(_remove, self._desk.sms, row.key)
            self._desk.tasks.run(self, work, lambda _: self.refresh(), lane="write")

    def _show(self, key: object) -> None:
        chosen = next((one for one in self.list.rows if one.key == key), None)
        if chosen and not self.form.touched:
            self.form.begin(chosen)

    def _saved(self, template: SmsTemplate) -> None:
        self._desk.notifier.info(tr("The template {name} is kept.", name=template.name))
        self._wanted = template.key
        self.refresh()

    def _left(self) -> None:
        self._show(self.list.key_at(self.table.currentIndex().row()) if self.list.rows else None)
        self.table.setFocus()

    def _choose(self) -> None:
        found = self.table.select_key(self._wanted) or self.table.currentIndex().isValid()
        if self.list.rows and not found:
            self.table.selectRow(0)
        self._wanted = 0

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        acts.addWidget(button(tr("New template"), self.add, icon_name="plus", shortcut="Ctrl+N"))
        acts.addWidget(button(tr("Remove the template"), self.remove, icon_name="trash-2"))
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(acts)
        left.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self.form.setFixedWidth(_SIDE_WIDTH)
        row.addWidget(self.form)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _templates(sms: "SmsService", _progress: Progress) -> Sequence[SmsTemplate]:
    return sms.templates()


def _remove(sms: "SmsService", key: int, _progress: Progress) -> None:
    sms.remove_template(key)
