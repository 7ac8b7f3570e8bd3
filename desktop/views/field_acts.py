"""The acts of collection on chosen customers: papers, contacts, approvals, cuts and reconnections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.contacts import Contact, ContactKind
from desktop.domain.notices import PaperKind
from desktop.domain.users import Approval
from desktop.services.stop_supply import StopSupplyService
from desktop.views.arrears_notices import NoticeFolder
from desktop.views.contact_form import ContactForm, Subject
from desktop.views.field_services import FieldServices
from desktop.views.paper_run import PapersAsked, PapersMade, make_papers, papers_words
from desktop.views.procedure_form import ProcedureForm
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.collection_papers import paper_text

if TYPE_CHECKING:
    from desktop.views.notice_preview import NoticePreview
    from desktop.views.notice_printing import ChoosePrinter

_SIDE_WIDTH, _SIDE_NARROW = 44 * UNIT, 36 * UNIT
_SIDE_PART = 3, 10


@dataclass(frozen=True, slots=True)
class Chosen:
    """A customer that something is done about."""

    customer_no: str
    name: str
    serial: str = ""


class FieldActs(QStackedWidget):
    """A desk with a side for details and forms, and a preview of papers in its place.

    A child lays its desk out with `self.side` in it. `acted` tells that something was recorded or printed.
    """

    acted = Signal()

    def __init__(self, services: FieldServices, choose_printer: "ChoosePrinter | None" = None) -> None:
        super().__init__()
        self.services = services
        self._choose_printer = choose_printer
        self._folder = NoticeFolder()
        self._resting: QWidget = QWidget()
        self._desk_page: QWidget = self
        self.preview: NoticePreview | None = None
        self.side = QStackedWidget()
        self.side.setFixedWidth(_SIDE_WIDTH)
        self.contact_form = ContactForm(
            services.tasks,
            services.notifier,
            services.contacts,
            services.find,
            services.files,
            services.today,
            services.person,
        )
        self.procedure_form = ProcedureForm(services)
        for form in (self.contact_form, self.procedure_form):
            self.side.addWidget(form)
            form.saved.connect(self._recorded)
            form.left.connect(self._leave_form)

    def refresh(self) -> None:
        """Read the desk again."""
        raise NotImplementedError

    def put_desk(self, desk: QWidget) -> None:
        """Show the desk that a child has laid out."""
        self._desk_page = desk
        self.addWidget(desk)
        self.setFocusProxy(desk)

    def rest(self, page: QWidget) -> None:
        """Show a page at the side, but never take a form away in which something was typed."""
        if self.side.indexOf(page) < 0:
            self.side.addWidget(page)
        self._resting = page
        form = self.side.currentWidget()
        if form not in (self.contact_form, self.procedure_form) or not getattr(form, "touched", False):
            self.side.setCurrentWidget(page)

    def record(self, kind: ContactKind, chosen: Sequence[Chosen]) -> None:
        """Begin a contact with the chosen customers."""
        if chosen:
            self.side.setCurrentWidget(self.contact_form)
            subjects = [Subject(one.customer_no, one.name, one.serial) for one in chosen]
            self.contact_form.begin(kind, subjects)

    def print_papers(self, kind: PaperKind, chosen: Sequence[Chosen]) -> None:
        """Make a paper for each of the chosen customers in the background, and show them all."""
        if not chosen:
            return
        asked = PapersAsked(kind, [one.customer_no for one in chosen], self.services.today())
        work = partial(make_papers, self.services.notices, asked, self._folder.file(asked.on))
        title = tr("Making papers: {paper}", paper=paper_text(kind))
        self.services.tasks.run(self, work, self._made, title=title, lane="report")

    def approve(self, chosen: Sequence[Chosen]) -> None:
        """Approve the stop of supply of the chosen customers, once it is confirmed."""
        if not chosen:
            return
        names = tr(", ").join(one.name for one in chosen[:3]) + ("…" if len(chosen) > 3 else "")
        words = tr("Approve the stop of supply: {count} – {names}", count=len(chosen), names=names)
        if self.services.notifier.ask(words, yes=tr("Approve"), no=tr("Not now")):
            numbers = [one.customer_no for one in chosen]
            work = partial(_approve, self.services.stop_supply, numbers, self.services.today())
            self.services.second.post(self, words, work, self._recorded)

    def cut(self, chosen: Chosen) -> None:
        """Begin the record of a cut."""
        self.side.setCurrentWidget(self.procedure_form)
        self.procedure_form.begin_cut(chosen.customer_no, chosen.name)

    def restore(self, chosen: Chosen) -> None:
        """Begin the record of a reconnection."""
        self.side.setCurrentWidget(self.procedure_form)
        self.procedure_form.begin_restore(chosen.customer_no, chosen.name)

    def _made(self, made: PapersMade) -> None:
        preview = self._previewing()
        day = made.asked.on.isoformat()
        title = tr("{paper} {day}", paper=paper_text(made.asked.kind), day=day)
        preview.show_file(made.run.file, title)
        self.setCurrentWidget(preview)
        self.setFocusProxy(preview)
        preview.setFocus(Qt.FocusReason.OtherFocusReason)
        self.services.notifier.info(papers_words(made))
        self.acted.emit()

    def _previewing(self) -> "NoticePreview":
        if self.preview is None:
            from desktop.views.notice_preview import NoticePreview
            from desktop.views.notice_printing import choose_printer

            services, choose = self.services, self._choose_printer or choose_printer
            self.preview = NoticePreview(services.tasks, services.notifier, services.files, choose)
            self.preview.left.connect(self._back)
            self.addWidget(self.preview)
        return self.preview

    def _back(self) -> None:
        self.setCurrentWidget(self._desk_page)
        self.setFocusProxy(self._desk_page)
        self._desk_page.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.preview is not None:
            self.preview.close_file()
        self.refresh()

    def _recorded(self, contacts: Sequence[Contact]) -> None:
        self.services.notifier.info(tr("Recorded: {count}.", count=f"{len(contacts):,}"))
        self._leave_form()
        self.acted.emit()
        self.refresh()

    def _leave_form(self) -> None:
        self.side.setCurrentWidget(self._resting)
        self._desk_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        part, whole = _SIDE_PART
        self.side.setFixedWidth(max(_SIDE_NARROW, min(_SIDE_WIDTH, self.width() * part // whole)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _approve(
    service: StopSupplyService,
    numbers: Sequence[str],
    on: date,
    approval: Approval | None,
    _progress: Progress,
) -> Sequence[Contact]:
    return service.approve(numbers, on, approval=approval)
