"""Gathers, for all lines of a statement at once, what points to a customer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from desktop.db import bank, settings
from desktop.db.accounts import load_accounts
from desktop.domain.account import Account
from desktop.domain.bank import BankLine
from desktop.domain.bank_debts import could_owe
from desktop.domain.bank_matching import Evidence, Person, name_key, numbers_in, payer_key
from desktop.domain.entries import Terms

Key = TypeVar("Key")
People = dict[str, set[Person]]
Debts = dict[tuple[date, int], set[Person]]


def gather(session: Session, lines: Sequence[BankLine], on: date | None) -> Evidence:
    """Look everything up that the lines say; debts are those of each line's day, or of `on`."""
    if not lines:
        return Evidence()
    wanted_numbers = {number for line in lines for number in numbers_in(line.remark)}
    wanted_names = {name_key(line.payer) for line in lines if line.payer}
    everyone: dict[int, Person] = {}
    numbers, former, names = (defaultdict[str, set[Person]](set) for _ in range(3))
    for key, number, name, former_no in bank.people(session):
        person = everyone[key] = Person(number, name)
        if number in wanted_numbers:
            numbers[number].add(person)
        if former_no in wanted_numbers and former_no != number:
            former[former_no].add(person)
        if (named := name_key(name)) in wanted_names and name != number:
            names[named].add(person)
    owed, bills = _debts(session, lines, on, everyone)
    payers = _payers(session, lines, everyone)
    return Evidence(
        numbers=_kept(numbers),
        former=_kept(former),
        names=_kept(names),
        payers=_kept(payers),
        owed=_kept(owed),
        bills=_kept(bills),
    )


def _payers(session: Session, lines: Iterable[BankLine], everyone: dict[int, Person]) -> People:
    wanted = {payer_key(line.payer) for line in lines} - {""}
    found = bank.earlier_payers(session, wanted) if wanted else {}
    return {payer: {everyone[key] for key in keys} for payer, keys in found.items()}


def _debts(
    session: Session, lines: Iterable[BankLine], on: date | None, everyone: dict[int, Person]
) -> tuple[Debts, Debts]:
    """Reckon exactly, but only of those who may owe one of the amounts."""
    terms = settings.terms(session)
    wanted: dict[date, set[int]] = defaultdict(set)
    for line in lines:
        wanted[on or line.on].add(line.amount.fen)
    keys = could_owe(bank.open_debts(session), wanted, terms.rules)
    owed: Debts = defaultdict(set)
    bills: Debts = defaultdict(set)
    for key, account in load_accounts(session, keys).items():
        for day, amounts in wanted.items():
            whole, single = _owed(account, day, terms)
            if whole in amounts:
                owed[day, whole].add(everyone[key])
            for fen in single & amounts:
                bills[day, fen].add(everyone[key])
    return owed, bills


def _owed(account: Account, on: date, terms: Terms) -> tuple[int, set[int]]:
    """Return what is owed in all on a day, and what each bill comes to, without and with its penalty."""
    claims = [(claim.principal, claim.penalty) for claim in account.owed(on, terms)]
    whole = sum(principal + penalty for principal, penalty in claims)
    return whole, {fen for principal, penalty in claims for fen in (principal, principal + penalty) if fen}


def _kept(found: dict[Key, set[Person]]) -> dict[Key, frozenset[Person]]:
    return {key: frozenset(people) for key, people in found.items()}
