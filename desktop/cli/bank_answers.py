"""What `bank` says: a statement, its three heaps, and what was posted."""

from collections.abc import Iterable, Sequence

from desktop.cli.call import Data
from desktop.cli.table import facts, table
from desktop.domain.bank import BankLine, BankResult, DeclaredTotal, LeftOut, Statement, sum_of
from desktop.domain.bank_matching import Heaps, Match
from desktop.domain.errors import Refusal, TotalsDisagree
from desktop.domain.intake import RefusedRow
from desktop.domain.topups import TopUpShare
from desktop.wording import refusal_text, tr

_SHOWN = 50


def disagreeing(statement: Statement) -> str:
    """Return the sentence on the first declared total that the lines do not come to."""
    for wrong in statement.disagreements:
        reason: Refusal = TotalsDisagree(statement.file, wrong.row, wrong.label, wrong.declared, wrong.found)
        return refusal_text(reason)
    return ""


def data(statement: Statement, heaps: Heaps, result: BankResult | None) -> Data:
    """Return what a script is told; a dry run has no result."""
    told = {
        "file": statement.file,
        "dry_run": result is None,
        "format": statement.format.value,
        "own_account": statement.own_account,
        "read": statement.read,
        "income": _count(statement.income),
        "not_income": _count(statement.not_income),
        "refused": [_refused(row) for row in statement.refused],
        "unread": [_refused(row) for row in statement.unread],
        "totals": [_total(declared) for declared in statement.totals],
        "sure": [_match(match) for match in heaps.sure],
        "likely": [_match(match) for match in heaps.likely],
        "unmatched": [_match(match) for match in heaps.unmatched],
        "already_there": len(heaps.already_there),
    }
    if result is None:
        return told
    posted = {"count": result.posted, "amount": str(result.amount)}
    left_out = [_left_out(left) for left in result.left_out]
    return {**told, "posted": posted, "topups": result.topups, "left_out": left_out}


def _left_out(left: LeftOut) -> Data:
    return {"row": left.line.row, "customer_no": left.customer_no, "reason": refusal_text(left.reason)}


def _count(lines: Sequence[BankLine]) -> Data:
    return {"count": len(lines), "amount": str(sum_of(lines))}


def _refused(row: RefusedRow) -> Data:
    return {"row": row.row, "column": row.column, "value": row.value, "reason": refusal_text(row.reason)}


def _total(total: DeclaredTotal) -> Data:
    return {
        "row": total.row,
        "label": total.label,
        "declared": total.declared,
        "found": total.found,
        "agrees": total.agrees,
    }


def _match(match: Match) -> Data:
    line = match.line
    return {
        "row": line.row,
        "on": line.on.isoformat(),
        "amount": str(line.amount),
        "payer": line.payer,
        "remark": line.remark,
        "transaction_no": line.transaction_no,
        "candidates": [
            {"customer_no": one.customer_no, "name": one.name, "why": [why.value for why in one.why]}
            for one in match.candidates
        ],
        "topup": _topup(match.topup) if match.topup else None,
        "reason": refusal_text(match.refused) if match.refused else None,
    }


def _topup(share: TopUpShare) -> Data:
    return {"debt_recovered": str(share.debt_recovered), "energy_credit": str(share.energy_credit)}


def text(statement: Statement, heaps: Heaps, result: BankResult | None) -> str:
    """Return what a person is told."""
    lines = [*heaps.sure, *heaps.likely, *heaps.unmatched]
    parts = [_facts(statement, heaps, result)]
    if statement.disagreements:
        parts.append("\n".join(map(_disagreement, statement.disagreements)))
    if lines:
        parts.append(_lines_text(heaps))
    parts.extend(_topups_text(heaps))
    if result and result.left_out:
        parts.append("\n".join(map(_left_out_text, result.left_out)))
    if statement.refused:
        parts.append(_refused_text(statement.refused))
    return "\n\n".join(parts)


def _facts(statement: Statement, heaps: Heaps, result: BankResult | None) -> str:
    said = [
        (tr("Format"), statement.format.value),
        (tr("Read"), str(statement.read)),
        (tr("Income"), _counted(statement.income)),
        (tr("Not income"), _counted(statement.not_income)),
        (tr("Refused"), str(len(statement.refused))),
        (tr("Sure"), _counted([match.line for match in heaps.sure])),
        (tr("Likely"), _counted([match.line for match in heaps.likely])),
        (tr("Unmatched"), _counted([match.line for match in heaps.unmatched])),
        (tr("Already there"), str(len(heaps.already_there))),
    ]
    if result:
        said.append((tr("Posted"), f"{result.posted}  {result.amount.grouped()}"))
        if result.topups:
            said.append((tr("Of them top-ups"), str(result.topups)))
    return facts(said)


def _disagreement(wrong: DeclaredTotal) -> str:
    return tr(
        "Row {row} declares {declared} as “{label}”, and the lines come to {found}: nothing can be posted.",
        row=wrong.row,
        declared=wrong.declared,
        label=wrong.label,
        found=wrong.found,
    )


def _counted(lines: Sequence[BankLine]) -> str:
    return f"{len(lines)}  {sum_of(lines).grouped()}"


def _lines_text(heaps: Heaps) -> str:
    headings = (tr("Heap"), tr("Row"), tr("Date"), tr("Amount"), tr("Payer"), tr("Remark"), tr("Customers"))
    heaped = (
        *((tr("Sure"), match) for match in heaps.sure),
        *((tr("Likely"), match) for match in heaps.likely),
        *((tr("Unmatched"), match) for match in heaps.unmatched),
    )
    return table(headings, [_line_text(heap, match) for heap, match in heaped[:_SHOWN]], (1, 3))


def _line_text(heap: str, match: Match) -> tuple[str, ...]:
    line = match.line
    who = tr(", ").join(f"{one.customer_no} {one.name}" for one in match.candidates)
    return (
        heap,
        str(line.row),
        line.on.isoformat(),
        line.amount.grouped(),
        line.payer,
        line.remark,
        who,
    )


def _topups_text(heaps: Heaps) -> list[str]:
    """Tell which lines are top-ups, and which of them are to be settled by hand."""
    said = [_topup_text(match, match.topup) for match in (*heaps.sure, *heaps.likely) if match.topup]
    said += [
        tr("Row {row}: {reason}", row=match.line.row, reason=refusal_text(match.refused))
        for match in heaps.unmatched
        if match.refused
    ]
    return ["\n".join(said)] if said else []


def _topup_text(match: Match, share: TopUpShare) -> str:
    return tr(
        "Row {row} is a top-up: debt recovered {debt}, energy credit {energy}.",
        row=match.line.row,
        debt=share.debt_recovered.grouped(),
        energy=share.energy_credit.grouped(),
    )


def _left_out_text(left: LeftOut) -> str:
    facts_told = {"row": left.line.row, "customer": left.customer_no, "reason": refusal_text(left.reason)}
    return tr("Row {row} of customer {customer} was left out: {reason}", **facts_told)


def _refused_text(refused: Iterable[RefusedRow]) -> str:
    headings = (tr("Row"), tr("Column"), tr("Value"), tr("Reason"))
    rows = [(str(row.row), row.column, row.value, refusal_text(row.reason)) for row in refused]
    return table(headings, rows[:_SHOWN], (0,))
