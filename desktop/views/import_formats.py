"""How a file writes dates and numbers, and what else is to be done with it."""

import re
import unicodedata

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.errors import NotAPattern, NotAWholeNumber
from desktop.domain.intake import Noun
from desktop.intake.mapping import Formats, Options
from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.forms import Form
from desktop.wording import tr

_PATTERNS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d/%m/%y", "%m/%d/%y")


class ImportFormats(QWidget):
    """Collects `Formats` and `Options`; `edited` tells that something else is chosen."""

    edited = Signal()

    def __init__(self, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = ChoiceField[tuple[str, ...]](_dates())
        self.thousands = ChoiceField[str](_thousands())
        self.decimal = ChoiceField[str]([(".", tr("point: 0.50")), (",", tr("comma: 0,50"))])
        self.header_row = TextField(read=read_row, hint=tr("looked for"))
        self.skip = TextField(read=read_skip, hint=tr("a number of rows, or a pattern"))
        self.make_customers = CheckField(tr("Make customers that are not there yet"))
        self.make_customers.setChecked(True)
        if noun is not Noun.BILLS:
            self.make_customers.hide()
        self.form = Form(narrow=True)
        for choice in (self.date, self.thousands, self.decimal):
            let_shrink(choice)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.make_customers)
        column.addStretch(1)
        for field in (self.date, self.header_row, self.skip, self.make_customers):
            field.edited.connect(self.edited)
        self.thousands.edited.connect(lambda: self._keep_apart(self.decimal, (".", ",")))
        self.decimal.edited.connect(lambda: self._keep_apart(self.thousands, (",", ".")))

    def show_choices(self, formats: Formats, options: Options) -> None:
        """Show what a mapping says."""
        with QSignalBlocker(self):
            if formats.date not in [value for value, _ in _dates()]:
                self.date.set_choices([*_dates(), (formats.date, tr(", ").join(formats.date))])
            self.date.set_value(formats.date)
            self.thousands.set_value(formats.thousands)
            self.decimal.set_value(formats.decimal)
            self.header_row.setText("" if options.header_row is None else str(options.header_row))
            self.skip.setText(_skip_text(options.skip))
            self.make_customers.setChecked(options.create_customers)

    def formats(self) -> Formats:
        """Return how dates and numbers are written."""
        thousands, decimal = self.thousands.value(), self.decimal.value()
        return Formats(self.date.value() or (), "," if thousands is None else thousands, decimal or ".")

    def options(self) -> Options:
        """Return what else is to be done; what cannot be read is left out."""
        row, skip = self.header_row.text().strip(), self.skip.text().strip()
        return Options(
            create_customers=self.make_customers.isChecked(),
            header_row=read_row(row) if row and not self.header_row.problem() else None,
            skip=read_skip(skip) if skip and not self.skip.problem() else (),
        )

    def _keep_apart(self, other: ChoiceField[str], order: tuple[str, str]) -> None:
        """One mark cannot be both the thousands' and the decimals'."""
        if self.thousands.value() == self.decimal.value():
            mine = self.thousands.value()
            with QSignalBlocker(other):
                other.set_value(order[0] if order[0] != mine else order[1])
        self.edited.emit()

    def _fill(self) -> None:
        self.form.add(tr("Dates"), self.date)
        self.form.add(tr("Thousands"), self.thousands)
        self.form.add(tr("Decimals"), self.decimal)
        self.form.add(tr("Row of headings"), self.header_row)
        self.form.add(tr("Leave out"), self.skip)
        self.skip.setToolTip(
            tr("So many rows at the top, or every row whose first cell begins with this regular expression")
        )


def let_shrink(choice: QComboBox) -> None:
    """Let a choice be narrower than its longest words."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(6)


def read_row(text: str) -> int:
    """Read the number of a row, from 1."""
    number = _number(text)
    if not number:
        raise NotAWholeNumber(text)
    return number


def read_skip(text: str) -> tuple[str, ...] | int:
    """Read how many rows at the top are left out, or the pattern of those that are."""
    number = _number(text)
    if number is not None:
        return number
    try:
        re.compile(text.strip())
    except re.error as error:
        raise NotAPattern(text) from error
    return (text.strip(),)


def _number(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 7 else None


def _skip_text(skip: tuple[str, ...] | int) -> str:
    if isinstance(skip, int):
        return str(skip)
    return skip[0] if len(skip) == 1 else "|".join(f"(?:{pattern})" for pattern in skip)


def _dates() -> list[tuple[tuple[str, ...], str]]:
    examples = ("31/12/2011", "12/31/2011", "31.12.2011", "31-12-2011", "31 Dec 2011", "31/12/11", "12/31/11")
    usual = ((), tr("usual ways: 2011-12-31, 20111231, 2011年12月31日"))
    return [usual, *(((pattern,), example) for pattern, example in zip(_PATTERNS, examples, strict=True))]


def _thousands() -> list[tuple[str, str]]:
    return [
        (",", tr("comma: 1,000")),
        (".", tr("point: 1.000")),
        (" ", tr("space: 1 000")),
        ("'", tr("apostrophe: 1'000")),
        ("", tr("none: 1000")),
    ]
