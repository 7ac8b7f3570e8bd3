"""Sorts answers: which request each is of, what becomes of it, and why a row changes nothing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import vending
from desktop.db.vending import Stored
from desktop.domain.errors import NotAToken, TokenOfOther, UnknownVend, VendTwice
from desktop.domain.intake import RefusedRow
from desktop.domain.vending import (
    AnswerRefused,
    AnswerResult,
    VendAnswer,
    VendAnswers,
    VendRequest,
    VendState,
    answered,
    is_unique,
    refuse_unsent,
    token_of,
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The requests that answers change, each as it becomes; rows that change nothing."""

    changed: tuple[tuple[Stored, VendRequest], ...]
    already_there: int
    refused: tuple[RefusedRow, ...]

    @property
    def result(self) -> AnswerResult:
        """What came of the answers."""
        now = [request for _, request in self.changed]
        return AnswerResult(
            tuple(request for request in now if request.state is VendState.DONE),
            tuple(request for request in now if request.state is VendState.FAILED),
            self.already_there,
            self.refused,
        )


def sorted_answers(
    session: Session, answers: VendAnswers, pattern: str, on: date, *, typed: bool = False
) -> Sorted:
    """Sort answers; what a clerk types may answer a request that was never sent."""
    stored = vending.with_numbers(session, {line.request_no for line in answers.lines})
    owners = vending.tokens_there(session, {_unique(line, pattern) for line in answers.lines} - {""})
    # a request that failed and went out again is not failed once more by the file that said so first
    known = vending.failed_by(session, {line.request_no for line in answers.lines}, answers.digest)
    told: dict[str, set[VendAnswer]] = defaultdict(set)
    for line in answers.lines:
        told[line.request_no].add(replace(line, row=0))
    seen: set[str] = set()
    changed, refused, there = [], list(answers.refused), 0
    for line in answers.lines:
        try:
            _refuse_repeated(line, told[line.request_no], seen)
            found = _found(stored, line, typed=typed)
            _refuse_taken(owners, line, pattern)
            become = answered(found.request, line, pattern, on)
        except AnswerRefused as wrong:
            refused.append(_refused(answers, line, wrong))
            continue
        if become is None or (become.state is VendState.FAILED and line.request_no in known):
            there += 1
        else:
            changed.append((found, become))
    return Sorted(tuple(changed), there, tuple(sorted(refused, key=lambda row: row.row)))


def _unique(line: VendAnswer, pattern: str) -> str:
    try:
        token = token_of(line.token, pattern)
    except NotAToken:
        return ""
    return token if is_unique(token) else ""


def _refuse_repeated(line: VendAnswer, told: set[VendAnswer], seen: set[str]) -> None:
    """Refuse rows that contradict each other, all of them, and the second of two equal ones."""
    if len(told) > 1 or line.request_no in seen:
        raise AnswerRefused("request_no", line.request_no, VendTwice(line.request_no))
    seen.add(line.request_no)


def _refuse_taken(owners: dict[str, str], line: VendAnswer, pattern: str) -> None:
    """Refuse a token that another request has, or an earlier row brought for another."""
    if token := _unique(line, pattern):
        owner = owners.setdefault(token, line.request_no)
        if owner != line.request_no:
            raise AnswerRefused("token", token, TokenOfOther(token, owner))


def _found(stored: Mapping[str, Stored], line: VendAnswer, *, typed: bool) -> Stored:
    if line.request_no not in stored:
        raise AnswerRefused("request_no", line.request_no, UnknownVend(line.request_no))
    found = stored[line.request_no]
    if not typed:
        refuse_unsent(found.request)
    return found


def _refused(answers: VendAnswers, line: VendAnswer, wrong: AnswerRefused) -> RefusedRow:
    column = answers.columns.get(wrong.field, wrong.field)
    return RefusedRow(answers.file, line.row, column, wrong.value, wrong.reason)
