"""The contact log of the bureau: what passed with whom, recorded here and withdrawn here."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactFilter, ContactKind
from desktop.services.contacts import ContactService
from desktop.services.customers import CustomerService
from desktop.views.buttons import button, icon_button, primary_button, showing_keys
from desktop.views.contact_card import ContactCard
from desktop.views.contact_columns import contact_columns, contact_file_columns
from desktop.views.contact_filter import ContactFilterRow
from desktop.views.contact_form import ContactForm
from desktop.views.dated_reader import DatedReader
from desktop.views.keyed_model import KeyedModel
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.written_file import open_file
from desktop.wording import tr

_SIDE_WIDTH = 44 * UNIT


class ContactsTab(SidedList):
    """Lists contacts beside the one chosen or a new one; `customer_asked` carries a customer number."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        contacts: ContactService,
        customers: CustomerService,
        form: ContactForm,
        export: ListExport,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        self._reader = DatedReader(contacts.lines, today)
        self.list: KeyedModel[int, Contact] = KeyedModel(contact_columns(), self._reader.fetch, tasks)
        super().__init__(TableView(self.list, _nothing()), parent)
        self._tasks = tasks
        self._notifier = notifier
        self._contacts = contacts
        self._today = today
        self._export = export
        self.filter = ContactFilterRow(tasks, customers, today)
        self.table.setAccessibleName(tr("Contacts"))
        self.form = form
        self.card = ContactCard()
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the log again."""
        self.filter.place.load()
        self.list.fill(self._tasks, partial(_keys, self._contacts, self.filter.value()))

    def record(self) -> None:
        """Begin a new contact."""
        self.form.begin(ContactKind.VISIT)
        self.side.setCurrentWidget(self.form)

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        facts = contact_file_columns(), self.list.keys, self._reader.fetch, self._today()
        self._export.run(self, ListFile(tr("Contacts"), *facts))

    def _show(self, key: object) -> None:
        row = self.table.current_row() if key is not None else None
        if row is None:
            self._rest(self._nobody)
        else:
            self.card.show_contact(row)
            self._rest(self.card)

    def _rest(self, page: QWidget) -> None:
        if self.side.currentWidget() is not self.form or not self.form.touched:
            self.side.setCurrentWidget(page)

    def _rows_came(self) -> None:
        if self.side.currentWidget() is not self.form:
            self._show(self.table.currentIndex().isValid() or None)

    def _left(self) -> None:
        self.side.setCurrentWidget(self._nobody)
        self._show(self.table.currentIndex().isValid() or None)
        self.table.setFocus()

    def _recorded(self, contacts: Sequence[Contact]) -> None:
        self._notifier.info(tr("Recorded: {count}.", count=f"{len(contacts):,}"))
        self._left()
        self.refresh()

    def _withdraw(self, key: int, reason: str) -> None:
        work = partial(_withdraw, self._contacts, key, self._today(), reason)
        self._tasks.run(self, work, self._withdrawn, lane="write")

    def _withdrawn(self, contact: Contact) -> None:
        self._notifier.info(tr("The contact with {name} is withdrawn.", name=contact.customer_name))
        self.refresh()

    def _open_attachment(self, key: int) -> None:
        self._tasks.run(self, partial(_attachment, self._contacts, key), self._tell_attachment)

    def _tell_attachment(self, file: Path) -> None:
        self._notifier.info(tr("The photo is whole and as it was recorded."), [open_file(file)])

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("{count} contacts", count=f"{len(self.list.keys):,}"))

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.look_up())
        self.list.dataChanged.connect(self._rows_came)
        self.list.state_changed.connect(self._say_count)
        self.form.saved.connect(self._recorded)
        self.form.left.connect(self._left)
        self.card.withdrawn.connect(self._withdraw)
        self.card.opened.connect(self._open_attachment)
        self.listen_for((("F5", self.refresh),))

    def _lay_out(self) -> None:
        self._nobody = PlaceholderPage(
            Placeholder("list-checks", tr("No contact is chosen"), tr("Choose one to see all of it."))
        )
        pages = (self._nobody, self.card, self.form)
        self.put_together(self._top(), self.filter, pages, side_width=_SIDE_WIDTH, foot=0)

    def _top(self) -> QHBoxLayout:
        export = icon_button("download", tr("Export the list"), self.export, shortcut="Ctrl+E")
        look_up = button(tr("Look up"), self.look_up, icon_name="users")
        new = primary_button(tr("Record a contact"), self.record, icon_name="plus", shortcut="Ctrl+N")
        return self.acts(export, look_up, showing_keys(new))


def _nothing() -> Placeholder:
    hint = tr("Record what was said with Ctrl+N, or take a part of the filter away.")
    return Placeholder("inbox", tr("No contacts here"), hint)


def _keys(contacts: ContactService, wanted: ContactFilter, _progress: Progress) -> Sequence[int]:
    return contacts.keys(wanted)


def _withdraw(contacts: ContactService, key: int, on: date, reason: str, _progress: Progress) -> Contact:
    return contacts.withdraw(key, on, reason)


def _attachment(contacts: ContactService, key: int, _progress: Progress) -> Path:
    return contacts.attachment(key)
