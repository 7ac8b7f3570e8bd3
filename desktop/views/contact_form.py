"""A contact recorded by hand: with whom, what happened, and a photo or scan where there is one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.contacts import DELIVERIES, Contact, ContactDraft, ContactKind
from desktop.domain.errors import ContactIncomplete, NotAnHour, Refusal, UntilTooEarly
from desktop.services.attachments import ENDINGS
from desktop.services.contacts import ContactService
from desktop.views.buttons import button, icon_button
from desktop.views.contact_fields import ContactFields
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import Sentence, tint
from desktop.views.notify import Notifier
from desktop.views.search import CustomerSearch, Find
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import refusal_text, tr


@dataclass(frozen=True, slots=True)
class Subject:
    """A customer that a contact is with, and the number of the paper that waits for its delivery."""

    customer_no: str
    name: str = ""
    serial: str = ""


class ContactForm(SideForm):
    """Collects a contact with one customer, or the same with several; `saved` carries the contacts."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        contacts: ContactService,
        find: Find,
        files: FileChooser,
        today: Callable[[], date],
        person: str,
        parent: QWidget | None = None,
    ) -> None:
        self.fields = ContactFields(today)
        super().__init__(tasks, notifier, parent, form=self.fields)
        self._contacts = contacts
        self._find = find
        self._files = files
        self._person = person
        self._subjects: Sequence[Subject] = ()
        self._attached: Path | None = None
        self.search = CustomerSearch(tasks, find, tr("Number, name, pinyin initials, meter"))
        self._who = Sentence()
        self._problem = tint(Sentence(), Tone.DANGER)
        self._file = Sentence()
        self._put_together()
        self.listen_for_enter()
        self.search.chosen.connect(self._choose)

    @property
    def problem(self) -> str:
        """What is wrong beside the fields."""
        return self._problem.text()

    def begin(self, kind: ContactKind, subjects: Sequence[Subject] = ()) -> None:
        """Begin a contact of a kind, with these customers or with one that is asked for first."""
        with self.filling(tr("Record a contact")):
            self.fields.begin(kind, self._person)
            self._take(subjects)
            if len(subjects) == 1:
                self.fields.serial.setText(subjects[0].serial)
            self._attach_file(None)
            self.search.clear()
        self.search.setVisible(not subjects)
        first: QWidget = self.fields.kind if subjects else self.search
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def attach(self) -> None:
        """Ask for a photo or scan."""
        kinds = (FileKind(tr("Photo or scan"), ENDINGS),)
        if file := self._files.open(self, tr("Attach a photo or scan"), kinds):
            self._attach_file(file)
            self.touched = True

    def detach(self) -> None:
        """Take the photo or scan away again."""
        self._attach_file(None)

    def save(self) -> None:
        """Tell what is wrong, or record the contact."""
        if not self._subjects:
            self._problem.say(tr("Choose a customer first."))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().save()

    def _save(self) -> None:
        self._problem.say("")
        drafts = [self._draft(subject) for subject in self._subjects]
        self.post(partial(_record, self._contacts, drafts, self._attached))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        words = refusal_text(refusal)
        if isinstance(refusal, ContactIncomplete):
            self.form.tell(self.fields.field_of(refusal.field), tr("Please fill this in."))
        elif isinstance(refusal, UntilTooEarly):
            self.form.tell(self.fields.until, words)
        elif isinstance(refusal, NotAnHour):
            self.form.tell(self.fields.at, words)
        else:
            self._problem.say(words)
        return True

    def _draft(self, subject: Subject) -> ContactDraft:
        draft = self.fields.draft(subject.customer_no)
        own = subject.serial if draft.kind in DELIVERIES and not draft.serial else draft.serial
        return replace(draft, serial=own)

    def _choose(self, customer_no: str) -> None:
        self._take([Subject(customer_no)])
        work = partial(_name, self._find, customer_no)
        self.tasks.run(self, work, self._who.say, latest="name")
        self.touched = True
        self.fields.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, subjects: Sequence[Subject]) -> None:
        self._subjects = tuple(subjects)
        self._who.say(_who(subjects))
        self._problem.say("")

    def _attach_file(self, file: Path | None) -> None:
        self._attached = file
        self._file.say(file.name if file else "")
        self._detach.setVisible(file is not None)

    def _put_together(self) -> None:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, UNIT)
        for part in (self.search, self._who, self._problem):
            column.addWidget(part)
        self.add_above_form(above)
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, UNIT, 0, 0)
        rows.addWidget(button(tr("Attach a photo or scan"), self.attach, icon_name="file-up"))
        self._detach = icon_button("x", tr("Take it away again"), self.detach)
        row = QHBoxLayout()
        row.addWidget(self._file, 1)
        row.addWidget(self._detach)
        rows.addLayout(row)
        self.add_under_form(below)


def _who(subjects: Sequence[Subject]) -> str:
    if len(subjects) > 1:
        return tr("{count} customers", count=f"{len(subjects):,}")
    return " · ".join(part for one in subjects for part in (one.name, one.customer_no) if part)


def _name(find: Find, customer_no: str, _progress: Progress) -> str:
    names = (found.title for found in find(customer_no) if found.key == customer_no)
    return " · ".join((next(names, ""), customer_no))


def _record(
    contacts: ContactService, drafts: Sequence[ContactDraft], attached: Path | None, _progress: Progress
) -> Sequence[Contact]:
    return contacts.record_all(drafts, attachment=attached)
