"""What is written down of meters: a delivery, a move of those that are ticked, a maker."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.errors import HolderMissing, MovedBefore, ReasonMissing, Refusal
from desktop.domain.meters import (
    Maker,
    MoveKind,
    Received,
    checked_pattern,
    distinct,
    read_numbers,
)
from desktop.services.meters import MeterService
from desktop.views.buttons import button
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.file_chooser import FileKind
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.views.writing_desk import WritingDesk
from desktop.wording import refusal_text, tr


class _MeterForm(SideForm):
    """What the forms about meters have in common."""

    def __init__(self, desk: WritingDesk, meters: MeterService) -> None:
        super().__init__(desk.tasks, desk.notifier)
        self._desk, self._meters = desk, meters


class _NumbersForm(_MeterForm):
    """What the forms about numbers of meters have in common."""

    def __init__(self, desk: WritingDesk, meters: MeterService) -> None:
        super().__init__(desk, meters)
        self.numbers = TextField(required=True, read=read_numbers, hint="YF00000001–YF00000200")
        self.on = DateField(desk.today)
        self.person, self.note = TextField(), TextField()

    def _tell_refusal(self, refusal: Refusal) -> bool:
        field = self.on if isinstance(refusal, MovedBefore) else self.numbers
        self.form.tell(field, refusal_text(refusal))
        return True

    def _day(self) -> date:
        return self.on.value() or self._desk.today()


class MeterReceiveForm(_NumbersForm):
    """Collects a delivery, typed, scanned or in a file; `saved` carries a `Received`."""

    def __init__(self, desk: WritingDesk, meters: MeterService) -> None:
        super().__init__(desk, meters)
        self.maker = ChoiceField[str]([("", tr("by the number"))])
        for label, field in (
            (tr("Numbers"), self.numbers),
            (tr("Maker"), self.maker),
            (tr("Date"), self.on),
            (tr("Person"), self.person),
            (tr("Note"), self.note),
        ):
            self.form.add(label, field)
        self.add_under_form(button(tr("From a file…"), self.take_file, icon_name="file-up"))
        self.listen_for_enter()

    def begin(self, makers: Sequence[Maker]) -> None:
        """Begin a delivery of one of these makers."""
        with self.filling(tr("Receive meters")):
            named = [(maker.name, maker.name) for maker in makers]
            self.maker.set_choices([("", tr("by the number")), *named])
            for field in (self.numbers, self.person, self.note):
                field.clear()
            self.on.set_value(self._desk.today())
        self.numbers.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_file(self) -> None:
        """Ask for a file, and take its meters in."""
        kinds = (FileKind(tr("Tables"), (".csv", ".xlsx", ".xls", ".txt")),)
        file = self._desk.files.open(self, tr("Meters of a delivery"), kinds)
        if file:
            self.post(partial(self._receive_file, file))

    def _save(self) -> None:
        self.post(partial(self._receive, read_numbers(self.numbers.text())))

    def _receive(self, numbers: Sequence[str], _progress: Progress) -> Received:
        return Received(self._meters.receive(numbers, self._day(), **self._facts()))

    def _receive_file(self, file: Path, progress: Progress) -> Received:
        return self._meters.receive_file(file, self._day(), **self._facts(), progress=progress.report)

    def _facts(self) -> dict[str, str]:
        maker = self.maker.value() or ""
        return {"maker": maker, "person": self.person.text(), "note": self.note.text()}


class MeterMoveForm(_NumbersForm):
    """Collects what is done with meters that the book knows; `saved` carries how many were moved."""

    def __init__(self, desk: WritingDesk, meters: MeterService) -> None:
        super().__init__(desk, meters)
        self._kind = MoveKind.ISSUED
        self.holder, self.reason = TextField(required=True), TextField(required=True)
        for label, field in (
            (tr("Numbers"), self.numbers),
            (tr("Issued to"), self.holder),
            (tr("Reason"), self.reason),
            (tr("Date"), self.on),
            (tr("Person"), self.person),
            (tr("Note"), self.note),
        ):
            self.form.add(label, field)
        self.listen_for_enter()

    def begin(self, kind: MoveKind, numbers: Sequence[str]) -> None:
        """Begin a move of these meters."""
        self._kind = kind
        with self.filling(_titles()[kind]):
            self.form.show_only(self._asked())
            for field in (self.holder, self.reason, self.person, self.note):
                field.clear()
            self.numbers.setText(", ".join(numbers))
            self.on.set_value(self._desk.today())
        first = next(field for field in (self.holder, self.reason, self.person) if not field.isHidden())
        (first if numbers else self.numbers).setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self) -> Sequence[TextField]:
        extra: dict[MoveKind, Sequence[TextField]] = {
            MoveKind.ISSUED: (self.holder, self.note),
            MoveKind.RETURNED: (self.person, self.note),
        }
        return (self.numbers, self.on, *extra.get(self._kind, (self.reason, self.person)))

    def _save(self) -> None:
        self.post(partial(self._move, self._kind, distinct(read_numbers(self.numbers.text()))))

    def _move(self, kind: MoveKind, numbers: Sequence[str], _progress: Progress) -> int:
        meters, on = self._meters, self._day()
        person, note, reason = (field.text().strip() for field in (self.person, self.note, self.reason))
        if kind is MoveKind.ISSUED:
            return meters.issue(numbers, self.holder.text(), on, note=note)
        if kind is MoveKind.RETURNED:
            return meters.take_back(numbers, on, person=person, note=note)
        act = meters.scrap if kind is MoveKind.SCRAPPED else meters.set_aside_faulty
        return act(numbers, on, reason, person=person)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        if isinstance(refusal, ReasonMissing | HolderMissing):
            field = self.holder if isinstance(refusal, HolderMissing) else self.reason
            self.form.tell(field, refusal_text(refusal))
            return True
        return super()._tell_refusal(refusal)


class MakerForm(_MeterForm):
    """Collects a maker with the pattern of its numbers; `saved` carries all makers."""

    def __init__(self, desk: WritingDesk, meters: MeterService) -> None:
        super().__init__(desk, meters)
        self._patterns: dict[str, str] = {}
        self.known = ChoiceField[str]([("", tr("a new one"))])
        self.name = TextField(required=True)
        self.pattern = TextField(required=True, read=checked_pattern, hint="YF[0-9]{8}")
        self.form.add(tr("Maker"), self.known)
        self.form.add(tr("Name"), self.name)
        self.form.add(tr("Pattern of the numbers"), self.pattern)
        self.known.currentIndexChanged.connect(lambda _: self._fill())
        self.listen_for_enter()

    def begin(self, makers: Sequence[Maker]) -> None:
        """Show the makers."""
        self._patterns = {maker.name: maker.pattern for maker in makers}
        with self.filling(tr("Makers of meters")):
            self.known.set_choices([("", tr("a new one")), *((name, name) for name in self._patterns)])
            self.known.set_value("")
            self._fill()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        name = self.known.value() or ""
        self.name.setText(name)
        self.name.setReadOnly(bool(name))
        self.pattern.setText(self._patterns.get(name, ""))

    def _save(self) -> None:
        maker = Maker(self.name.text(), self.pattern.text())
        self.post(partial(_keep, self._meters, maker, self._desk.today()))

    def _tell_refusal(self, refusal: Refusal) -> bool:
        self.form.tell(self.pattern, refusal_text(refusal))
        return True


def _titles() -> dict[MoveKind, str]:
    return {
        MoveKind.ISSUED: tr("Issue meters"),
        MoveKind.RETURNED: tr("Put meters back in stock"),
        MoveKind.FAULTY: tr("Keep meters as faulty"),
        MoveKind.SCRAPPED: tr("Scrap meters"),
    }


def _keep(meters: MeterService, maker: Maker, on: date, _progress: Progress) -> Sequence[Maker]:
    return meters.keep_maker(maker, on)
