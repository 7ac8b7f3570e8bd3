"""Which contacts the list shows: of which kind, place and days."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.contacts import ContactFilter, ContactKind
from desktop.services.customers import CustomerService
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField
from desktop.views.labels import remark
from desktop.views.pausing_filter import PausingFilter
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.contacts import contact_text


class ContactFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(
        self,
        tasks: TaskRunner,
        customers: CustomerService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        kinds = [(kind, contact_text(kind)) for kind in ContactKind]
        self.kind = ChoiceField[ContactKind | None]([(None, tr("All contacts")), *kinds])
        self.kind.setAccessibleName(tr("Contact"))
        self.place = PlaceChoice(tasks, customers, self)
        self.since = DateField(today, required=False)
        self.until = DateField(today, required=False)
        self._lay_out()
        self.place.changed.connect(self._pause.start)
        for field in (self.kind, self.since, self.until):
            field.edited.connect(self._pause.start)

    def value(self) -> ContactFilter:
        """Return the filter; a day that cannot be read bounds nothing."""
        station, area = self.place.value()
        kind = self.kind.value()
        return ContactFilter(
            kinds=(kind,) if kind else (),
            station=station,
            area=area,
            since=self.since.value(),
            until=self.until.value(),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for field in (self.kind, self.place.station, self.place.area):
            field.setMaximumWidth(26 * UNIT)
            row.addWidget(field, 1)
        for words, day in ((tr("From"), self.since), (tr("Until"), self.until)):
            day.setAccessibleName(words)
            day.setFixedWidth(17 * UNIT)
            row.addWidget(remark(words))
            row.addWidget(day)
        row.addStretch(1)
