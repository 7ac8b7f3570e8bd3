"""Refusals: what was asked and cannot be done, as facts; `desktop.wording` words each one once."""

from dataclasses import dataclass
from datetime import date


class Refusal(Exception):
    """Something that was asked for is not done, and nothing was changed."""


@dataclass(eq=False)
class NotAnAmount(Refusal):
    """A text is no amount of yuan with at most two decimals."""

    text: str


@dataclass(eq=False)
class AmountMissing(Refusal):
    """A row has no amount; blank is never read as 0."""


@dataclass(eq=False)
class NegativeAmount(Refusal):
    """An amount is below zero."""

    text: str


@dataclass(eq=False)
class NotAWholeNumber(Refusal):
    """A text is no whole number, zero or more."""

    text: str


@dataclass(eq=False)
class NotAMonth(Refusal):
    """A text is no billing month."""

    text: str


@dataclass(eq=False)
class NotADate(Refusal):
    """A text is no date."""

    text: str


@dataclass(eq=False)
class NotAPattern(Refusal):
    """A text is no regular expression."""

    text: str


@dataclass(eq=False)
class BadCustomerNumber(Refusal):
    """A customer number is empty, longer than 32 characters or not printable."""

    text: str


@dataclass(eq=False)
class DigitsLost(Refusal):
    """A number was kept by a spreadsheet as a quantity of more digits than it can hold: some are lost."""

    text: str


@dataclass(eq=False)
class ErrorValue(Refusal):
    """A cell holds a spreadsheet's error value, such as #N/A, where a text is wanted."""

    text: str


@dataclass(eq=False)
class FieldMissing(Refusal):
    """A row says nothing where it must; `field` is the field's name in a mapping."""

    field: str


@dataclass(eq=False)
class NotAChoice(Refusal):
    """A text is none of a fixed list."""

    field: str
    text: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class UnknownCustomer(Refusal):
    """No customer has this number."""

    customer_no: str


@dataclass(eq=False)
class CustomerExists(Refusal):
    """Another customer has this number."""

    customer_no: str


@dataclass(eq=False)
class MeterTaken(Refusal):
    """A meter number belongs to another customer."""

    meter_no: str
    customer_no: str


@dataclass(eq=False)
class UnknownBill(Refusal):
    """No bill has this number, or it is another customer's."""

    bill_no: str


@dataclass(eq=False)
class BillExists(Refusal):
    """A bill of this number is there with other facts."""

    bill_no: str


@dataclass(eq=False)
class BillNotIssued(Refusal):
    """A bill is to be paid before the day it was issued."""

    bill_no: str
    issued_on: date


@dataclass(eq=False)
class DueBeforeIssue(Refusal):
    """A bill would be due before it is issued."""

    issued_on: date
    due_on: date


@dataclass(eq=False)
class NothingToPay(Refusal):
    """A payment of nothing."""


@dataclass(eq=False)
class TenderedTooLittle(Refusal):
    """Less was handed over than the payment's amount; amounts in fen."""

    tendered: int
    amount: int


@dataclass(eq=False)
class KeyReused(Refusal):
    """A request key was used before for another payment."""

    key: str
    receipt_no: str


@dataclass(eq=False)
class UnknownReceipt(Refusal):
    """No receipt or use of prestored money has this number."""

    number: str


@dataclass(eq=False)
class AlreadyReversed(Refusal):
    """This number was reversed before."""

    number: str
    by: str


@dataclass(eq=False)
class NotReversible(Refusal):
    """This kind of posting is itself a counter-entry."""

    number: str


@dataclass(eq=False)
class NotYourPayment(Refusal):
    """A clerk may reverse only a payment of their own, of the same business day."""

    number: str
    clerk: str
    paid_on: date


@dataclass(eq=False)
class ReversedBeforePaid(Refusal):
    """A reversal would be dated before what it counters."""

    number: str
    paid_on: date


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """This act needs a reason."""


@dataclass(eq=False)
class PrestoredMoneyUsed(Refusal):
    """A payment cannot be reversed: what it left as prestored was used since."""

    number: str
    used_by: tuple[str, ...]


@dataclass(eq=False)
class PrestoredTooLittle(Refusal):
    """More would be taken from the prestored balance than is held; amounts in fen."""

    asked: int
    held: int


@dataclass(eq=False)
class IllegalStep(Refusal):
    """A prepaid conversion cannot go from where it stands to where it is asked to go."""

    customer_no: str
    stands: str
    asked: str


@dataclass(eq=False)
class NotUnderWay(Refusal):
    """The customer was never proposed for a prepaid meter."""

    customer_no: str


@dataclass(eq=False)
class StepMissing(Refusal):
    """A step lacks something that it must record."""

    field: str


@dataclass(eq=False)
class StepBeforeLast(Refusal):
    """A step is dated before the one before it."""

    on: date
    last_on: date


@dataclass(eq=False)
class ConversionUnderWay(Refusal):
    """The customer is on the way to a prepaid meter, or has one."""

    customer_no: str
    stands: str


@dataclass(eq=False)
class NotAChronicDefaulter(Refusal):
    """The customer does not meet the rule for chronic defaulters."""

    customer_no: str


@dataclass(eq=False)
class UnknownStation(Refusal):
    """No station has this name."""

    name: str


@dataclass(eq=False)
class TenureBegins(Refusal):
    """A contractor's period in an area begins on this day already."""

    from_on: date


@dataclass(eq=False)
class UnknownSetting(Refusal):
    """No setting has this name."""

    key: str


@dataclass(eq=False)
class DatabaseInUse(Refusal):
    """Another process has the file open."""

    file: str
    holder: str


@dataclass(eq=False)
class DatabaseDamaged(Refusal):
    """The file is no sound Jieling database; it was left untouched."""

    file: str
    finding: str


@dataclass(eq=False)
class BackupNotProved(Refusal):
    """A copy was made and did not prove, so it was thrown away; the first fault's row is named."""

    file: str
    faults: int
    first: str


@dataclass(eq=False)
class DatabaseTooNew(Refusal):
    """The file was written by a later version; it was left untouched."""

    file: str
    revision: str


@dataclass(eq=False)
class DatabaseNotEmpty(Refusal):
    """The demo county is made in an empty database; this one has customers of its own."""

    file: str


@dataclass(eq=False)
class DayOutsideStory(Refusal):
    """The demo county's story has no such day."""

    on: date
    first: date
    last: date


@dataclass(eq=False)
class ReadOnlySnapshot(Refusal):
    """A snapshot is for reading; nothing is written to it."""


@dataclass(eq=False)
class FileProblem(Refusal):
    """A file cannot be read or written; the system's own sentence says why."""

    file: str
    problem: str


@dataclass(eq=False)
class FileNotUnderstood(Refusal):
    """A file is no table that can be read."""

    file: str
    why: str


@dataclass(eq=False)
class FileTooLarge(Refusal):
    """A file, or what is packed in it, is larger than is read; sizes in bytes."""

    file: str
    size: int
    most: int


@dataclass(eq=False)
class TooManyRows(Refusal):
    """A table has more rows, or more cells, than are read at once."""

    file: str
    most_rows: int


@dataclass(eq=False)
class TextDamaged(Refusal):
    """A text file breaks the rules of its own encoding; `offset` counts bytes from 0."""

    file: str
    encoding: str
    offset: int


@dataclass(eq=False)
class QuoteNeverClosed(Refusal):
    """A quotation mark opens in this row of a file and is never closed."""

    file: str
    row: int


@dataclass(eq=False)
class PasswordNeeded(Refusal):
    """A workbook is locked with a password."""

    file: str


@dataclass(eq=False)
class ColumnMissing(Refusal):
    """A file has no column for a field that is needed; `heading` is the one that a mapping asks for."""

    file: str
    field: str
    heading: str = ""


@dataclass(eq=False)
class ColumnTwice(Refusal):
    """A file has two columns of one heading, so that it cannot be told which one is meant."""

    file: str
    field: str
    heading: str


@dataclass(eq=False)
class MappingProblem(Refusal):
    """A mapping file says something that cannot be used."""

    file: str
    problem: str


@dataclass(eq=False)
class RowsRefused(Refusal):
    """Some rows of a file were refused, so none went in."""

    file: str
    refused: int
    report: str


@dataclass(eq=False)
class CharacterNotPrintable(Refusal):
    """The bundled font has no glyph for a character of a name; nothing was printed."""

    character: str
    text: str


@dataclass(eq=False)
class SheetFull(Refusal):
    """A workbook's sheet cannot hold so many rows; a CSV file can."""

    sheet: str
    most_rows: int


@dataclass(eq=False)
class PrinterRefused(Refusal):
    """A printer did not take the pages."""

    printer: str


@dataclass(eq=False)
class NothingToPrint(Refusal):
    """No customer meets the conditions of the run."""


@dataclass(eq=False)
class NoDisplay(Refusal):
    """There is no display on which the window could show."""


@dataclass(eq=False)
class WindowMissing(Refusal):
    """The window's libraries cannot be loaded; the system's own sentence says which."""

    problem: str


@dataclass(eq=False)
class Cancelled(Refusal):
    """The clerk cancelled; nothing was changed."""


@dataclass(eq=False)
class PrintingCancelled(Cancelled):
    """The clerk cancelled while issued notices were drawn: their numbers stay, no paper was written."""
