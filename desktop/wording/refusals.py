"""Every refusal worded once: what was not done, why, and what to do about it."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

from desktop.domain import errors
from desktop.domain.applications import ApplicationState
from desktop.domain.conversion import Stage
from desktop.domain.errors import Refusal
from desktop.domain.meter_orders import OrderState, Result
from desktop.domain.meters import MeterState, MoveKind
from desktop.domain.money import Money
from desktop.domain.notices import WhyNot
from desktop.domain.pivot import Dimension, Value
from desktop.domain.rights import Right, Role
from desktop.domain.stop_supply import Missing
from desktop.wording import (
    access_refusals,
    application_refusals,
    bank_refusals,
    care_refusals,
    closing_refusals,
    conversion_refusals,
    field_refusals,
    meter_refusals,
    money_refusals,
    pivot_refusals,
    risk_refusals,
    sms_refusals,
    target_refusals,
    tr,
    vending_refusals,
)
from desktop.wording.applications import application_state_text
from desktop.wording.collection_papers import why_not_text
from desktop.wording.field_names import field_text
from desktop.wording.meters import move_text, order_state_text, result_text, state_text
from desktop.wording.pivots import pivot_text
from desktop.wording.problems import problem_text
from desktop.wording.roles import right_text, role_text
from desktop.wording.stages import stage_text
from desktop.wording.stop_supply import missing_text


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    **access_refusals.WORDS,
    **application_refusals.WORDS,
    **bank_refusals.WORDS,
    **care_refusals.WORDS,
    **conversion_refusals.WORDS,
    **closing_refusals.WORDS,
    **field_refusals.WORDS,
    **meter_refusals.WORDS,
    **money_refusals.WORDS,
    **sms_refusals.WORDS,
    **risk_refusals.WORDS,
    **target_refusals.WORDS,
    **pivot_refusals.WORDS,
    **vending_refusals.WORDS,
    errors.NotAnAmount: _("“{text}” is not an amount of yuan with at most two decimals."),
    errors.AmountMissing: _("The amount is missing."),
    errors.NegativeAmount: _("The amount “{text}” is below zero."),
    errors.NotAWholeNumber: _("“{text}” is not a whole number."),
    errors.NotAMonth: _("“{text}” is not a billing month such as 201205."),
    errors.NotADate: _("“{text}” is not a date such as 2012-05-20."),
    errors.NotAPattern: _("“{text}” is neither a number nor a regular expression."),
    errors.BadCustomerNumber: _("“{text}” is not a customer number of 1 to 32 characters."),
    errors.DigitsLost: _(
        "The number “{text}” was kept as a quantity and has lost digits; format it as text."
    ),
    errors.ErrorValue: _("“{text}” is a spreadsheet's error value."),
    errors.FieldMissing: _("The field {field} is missing."),
    errors.NotAChoice: _("{field}: “{text}” is none of {choices}."),
    errors.UnknownCustomer: _("There is no customer {customer_no}."),
    errors.CustomerExists: _("Customer {customer_no} is there already, with other details."),
    errors.MeterTaken: _("Meter {meter_no} belongs to customer {customer_no}."),
    errors.UnknownBill: _("This customer has no bill {bill_no}."),
    errors.BillExists: _("Bill {bill_no} is there already, with other facts."),
    errors.BillNotIssued: _("Bill {bill_no} is issued only on {issued_on}; it cannot be paid before."),
    errors.DueBeforeIssue: _("The bill would be due on {due_on}, before it is issued on {issued_on}."),
    errors.NothingToPay: _("The amount must be above 0.00."),
    errors.PaidForTwice: _("{customer_no} stands twice among those who are paid for."),
    errors.NothingForPayer: _(
        "Of {amount} nothing is left for {customer_no}, who pays: raise the amount, or lower what is paid "
        "for the others."
    ),
    errors.TenderedTooLittle: _("{tendered} was tendered for a payment of {amount}; nothing was posted."),
    errors.KeyReused: _(
        "The request key {key} was used for receipt {receipt_no}, another payment; nothing was posted."
    ),
    errors.UnknownReceipt: _("There is no receipt or use of prestored money numbered {number}."),
    errors.AlreadyReversed: _("{number} was reversed before, by {by}."),
    errors.NotReversible: _("{number} is itself a counter-entry and cannot be reversed."),
    errors.NotYourPayment: _(
        "{number} was taken by {clerk} on {paid_on}. A clerk reverses only an own payment of the same "
        "business day; ask a supervisor."
    ),
    errors.ReversedBeforePaid: _("{number} was posted on {paid_on}; it cannot be reversed before that day."),
    errors.ReasonMissing: _("This needs a reason."),
    errors.PrestoredMoneyUsed: _(
        "{number} cannot be reversed: the prestored money it left was used by {used_by}. Reverse that first."
    ),
    errors.PrestoredTooLittle: _("{asked} is more than the prestored balance of {held}."),
    errors.UnknownStation: _("There is no station {name}."),
    errors.TenureBegins: _("A contractor takes this area over on {from_on} already."),
    errors.UnknownSetting: _("There is no setting {key}."),
    errors.DatabaseInUse: _(
        "{file} is open in another Jieling: {holder}. Close it there, or open a snapshot to read."
    ),
    errors.DatabaseDamaged: _("{file} is damaged ({finding}). It was left untouched; restore a backup."),
    errors.DamagedWithBackup: _(
        "{file} is damaged ({finding}). It was left untouched. The newest good backup is {backup}, up to "
        "{recorded}: “jieling restore {backup}” goes back to it."
    ),
    errors.BackupNotProved: _(
        "The copy of {file} did not prove ({faults} faults, first {first}) and was thrown away. "
        "Run the check on the original."
    ),
    errors.DatabaseTooNew: _("{file} was written by a later version ({revision}). It was left untouched."),
    errors.DatabaseNotEmpty: _(
        "{file} has customers of its own; the demo county is made in a file without any."
    ),
    errors.DayOutsideStory: _("The demo county's story runs from {first} to {last}; {on} is outside it."),
    errors.ReadOnlySnapshot: _("This is a snapshot for reading; nothing can be changed in it."),
    errors.FileProblem: _("{file}: {problem}. Nothing was changed."),
    errors.FileNotUnderstood: _("{file} cannot be read as a table: {why}."),
    errors.FileTooLarge: _("{file} is too large: {size} bytes, and at most {most} are read."),
    errors.TooManyRows: _("{file} has more than the {most_rows} rows that are read at once; split it."),
    errors.TextDamaged: _("{file} is damaged: it is no sound {encoding} from byte {offset} on."),
    errors.QuoteNeverClosed: _("{file}: a quotation mark that opens in row {row} is never closed."),
    errors.PasswordNeeded: _("{file} is locked with a password; save it without one."),
    errors.ColumnMissing: _("{file} has no column for {field} ({heading})."),
    errors.ColumnTwice: _("{file} has two columns “{heading}” for {field}; rename one."),
    errors.MappingProblem: _("Mapping {file}: {problem}."),
    errors.RowsRefused: _(
        "{refused} rows of {file} were refused, so nothing went in. They are listed in {report}."
    ),
    errors.CharacterNotPrintable: _(
        "The character “{character}” of “{text}” is not in the bundled font; nothing was printed."
    ),
    errors.SheetFull: _(
        "The sheet “{sheet}” holds {most_rows} rows at most; choose a CSV file, or fewer rows."
    ),
    errors.PrinterRefused: _(
        "The printer “{printer}” did not take the pages. Save them as a file, or try another printer."
    ),
    errors.NothingToPrint: _("No customer meets the conditions; there is nothing to print."),
    errors.NoDisplay: _(
        "There is no display, so the window cannot open; every task has a command (jieling --help)."
    ),
    errors.WindowMissing: _(
        "The window cannot open: {problem} is missing or cannot be loaded. On Debian and Ubuntu it needs: "
        "apt install libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libcups2 libxkbcommon-x11-0 "
        "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 "
        "libxcb-shape0 libxcb-xfixes0"
    ),
    errors.PrintingCancelled: _(
        "Cancelled; no paper was written. The notices keep their serial numbers, and the next run of the "
        "day prints them."
    ),
    errors.Cancelled: _("Cancelled; nothing was changed."),
}

_WITHOUT: dict[type[Refusal], tuple[str, str]] = {
    errors.ColumnMissing: ("heading", _("{file} has no column for “{field}”.")),
    errors.MeterKnown: ("holder", _("Meter {number} is in the book already: {stands}.")),
    errors.IllegalMeterMove: (
        "holder",
        _("Meter {number} stands at “{stands}”; “{move}” is not possible there."),
    ),
}
"""Sentences of refusals that lack a fact, with its name."""

_IN_FEN = {
    "amount",
    "asked",
    "bought",
    "counted",
    "debt",
    "expected",
    "held",
    "limit",
    "outstanding",
    "owed",
    "remaining",
    "tendered",
}
_PROBLEMS = {"problem", "why", "finding"}


def source_text(refusal: Refusal) -> tuple[str, dict[str, object]]:
    """Return the English sentence of a refusal and the values of its placeholders."""
    lacking, sentence = _WITHOUT.get(type(refusal), ("", ""))
    if lacking and not getattr(refusal, lacking):
        return sentence, _values(refusal)
    for kind in type(refusal).__mro__:
        if kind in WORDS:
            return WORDS[kind], _values(refusal)
    return _("This was refused."), {}


def _values(refusal: Refusal) -> dict[str, object]:
    if not dataclasses.is_dataclass(refusal):
        return {}
    names = (field.name for field in dataclasses.fields(refusal))
    return {name: _shown(name, getattr(refusal, name)) for name in names}


_WORDED: dict[type, Callable[[Any], str]] = {
    ApplicationState: application_state_text,
    MeterState: state_text,
    MoveKind: move_text,
    OrderState: order_state_text,
    Result: result_text,
    Dimension: pivot_text,
    Value: pivot_text,
    Role: role_text,
    Right: right_text,
}


def _shown(name: str, value: object) -> object:
    if isinstance(value, str) and name in ("stands", "asked", "following") and value in tuple(Stage):
        return stage_text(Stage(value))
    for kind, word in _WORDED.items():
        if isinstance(value, kind):
            return word(value)
    if isinstance(value, str) and name == "lacking" and value in tuple(WhyNot):
        return why_not_text(WhyNot(value))
    if isinstance(value, str) and name == "field":
        return field_text(value)
    if isinstance(value, str) and name in _PROBLEMS:
        return problem_text(value)
    if isinstance(value, tuple) and name == "missing":
        return tr("; ").join(missing_text(Missing(item)) for item in value)
    if isinstance(value, tuple):
        return tr(", ").join(str(item) for item in value)
    if isinstance(value, int) and name in _IN_FEN:
        return Money(value).grouped()
    return value.isoformat() if isinstance(value, date) else value
