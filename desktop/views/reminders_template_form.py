"""A template in a form, beside what it says to a real customer while it is being written."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.errors import (
    BraceAlone,
    Refusal,
    TemplateEmpty,
    TemplateExists,
    UnknownCustomer,
    UnknownSmsField,
)
from desktop.domain.sms import FIELDS, SmsStage, SmsTemplate
from desktop.domain.sms_batch import SmsDraft
from desktop.views.buttons import button
from desktop.views.fields import ChoiceField, TextField
from desktop.views.labels import remark
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.reminders_text import LinesField, MessageView
from desktop.views.search import CustomerSearch
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr
from desktop.wording.sms import sms_field_text, sms_stage_text

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.sms import SmsService

_MILLISECONDS_BEFORE_ASKING = 200
_FIELDS_IN_A_ROW = 3


class TemplateForm(SideForm):
    """Collects a template; `saved` carries it as it is kept."""

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.tasks, desk.notifier, parent)
        self._desk = desk
        self._key = 0
        self._customer_no = ""
        self.name = TextField(required=True)
        self.stage = ChoiceField[SmsStage]([(stage, sms_stage_text(stage)) for stage in SmsStage])
        self.text = LinesField(lines=4, required=True)
        self.search = CustomerSearch(desk.tasks, desk.find, tr("Try it on: number, name, pinyin initials"))
        self.message = MessageView()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(self.try_out)
        self._put_together()
        self.search.chosen.connect(self.try_on)
        self.form.edited.connect(self._pause.start)

    def begin(self, template: SmsTemplate) -> None:
        """Show a template to be changed, or a new one."""
        self._key = template.key
        with self.filling(template.name or tr("New template")):
            self.name.setText(template.name)
            self.stage.set_value(template.stage)
            self.text.setText(template.text)
        self.try_out()

    def try_on(self, customer_no: str) -> None:
        """Try the text on a customer."""
        self._customer_no = customer_no
        self.try_out()

    def try_out(self) -> None:
        """Show what the text as it stands says to the customer, or to whoever owes most in its stage."""
        self._pause.stop()
        work = partial(_sample, self._desk.sms, self._template(), self._customer_no, self._desk.today())
        self.tasks.run(self, work, self._show, failed=self._show_problem, latest="sample")

    def _template(self) -> SmsTemplate:
        name = self.name.text().strip() or tr("New template")
        return SmsTemplate(name, self.stage.value() or SmsStage.AFTER, self.text.text(), self._key)

    def _save(self) -> None:
        self.post(partial(_keep, self._desk.sms, self._template()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        fields: dict[type[Refusal], Any] = {
            TemplateExists: self.name,
            UnknownSmsField: self.text,
            BraceAlone: self.text,
            TemplateEmpty: self.text,
        }
        if field := fields.get(type(refusal)):
            self.form.tell(field, refusal_text(refusal))
        return field is not None

    def _show(self, draft: SmsDraft | None) -> None:
        if draft is None:
            self.message.show_words(tr("Nobody owes anything in this stage that it could be tried on."))
        else:
            self.message.show_message(draft.text)

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.message.show_words(refusal_text(error))
        else:
            self.tasks.tell(error)

    def _insert(self, field: str) -> None:
        self.text.insertPlainText(f"{{{field}}}")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_together(self) -> None:
        self.form.add(tr("Name"), self.name)
        self.form.add(tr("Stage"), self.stage)
        self.form.add(tr("Text"), cast(Any, self.text))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, UNIT, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(remark(tr("Put a field in where the cursor stands:")))
        column.addLayout(self._field_buttons())
        column.addWidget(self.search)
        column.addWidget(self.message)
        self.add_under_form(below)

    def _field_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(UNIT // 2)
        for at, field in enumerate(FIELDS):
            made = button(sms_field_text(field), partial(self._insert, field))
            made.setToolTip(f"{{{field}}}")
            grid.addWidget(made, at // _FIELDS_IN_A_ROW, at % _FIELDS_IN_A_ROW)
        return grid


def _sample(
    sms: "SmsService", template: SmsTemplate, customer_no: str, on: "date", _progress: Progress
) -> SmsDraft | None:
    number = customer_no or sms.somebody(template.stage, on)
    try:
        return sms.sample(template, number, on)
    except UnknownCustomer:
        return None


def _keep(sms: "SmsService", template: SmsTemplate, _progress: Progress) -> SmsTemplate:
    return sms.keep_template(template)
