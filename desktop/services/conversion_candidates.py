"""Whom the rules propose for a prepaid meter, with what they found and the effect expected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.db import candidates, conversions, customers, settings
from desktop.db.accounts import load_accounts
from desktop.domain.candidates import Candidate, Effect, effect_of
from desktop.domain.conversion import Default, DefaulterRule, Why, default_of
from desktop.domain.customers import RiskCategory
from desktop.domain.errors import Cancelled
from desktop.domain.months import Month
from desktop.domain.risk import Level, RiskTerms
from desktop.domain.risk_filter import RiskFilter, RiskLine
from desktop.domain.topups import read_recovery
from desktop.services.risk_scores import Watched, scored

LONGEST_MONTH = 31
MONTHS = 12
"""So many months' bills say what a customer uses a month."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """As of which day candidates are looked for, and who watches."""

    on: date
    watched: Watched


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rules found of a customer."""

    why: Why
    default: Default | None = None
    risk: RiskLine | None = None
    category: str = ""


def rule_of(session: Session) -> DefaulterRule:
    """Return the rule for chronic defaulters, as the settings have it."""
    values = settings.all_values(session)
    counts = (int(values[f"conversion.defaulter_{part}"]) for part in ("bills", "months", "days"))
    return DefaulterRule(*counts)


def chronic(session: Session, on: date, customer: int | None = None) -> dict[int, Default]:
    """Return the chronic defaulters by the rule, as of a day; of one customer where named."""
    rule = rule_of(session)
    since = on - timedelta(days=LONGEST_MONTH * rule.months)
    records = candidates.records(session, on, since, customer)
    found = {key: default_of(bills, on, rule) for key, bills in records.items()}
    return {key: default for key, default in found.items() if default.is_chronic(rule)}


def by_rule(session: Session, asked: Asked, whys: Sequence[Why]) -> list[Candidate]:
    """Return whom these rules name and who is not on the way already; each once, by the first rule."""
    found: dict[int, _Found] = {}
    for why in whys:
        if look := _LOOKS.get(why):
            found = look(session, asked) | found
    keys = sorted(found.keys() - conversions.under_way(session))
    told: list[Candidate] = []
    for start in range(0, len(keys), _AT_ONCE):
        if asked.watched.cancelled():
            raise Cancelled
        asked.watched.progress(start, len(keys))
        told.extend(_told(session, keys[start : start + _AT_ONCE], found, asked.on))
    return told


def _defaulters(session: Session, asked: Asked) -> dict[int, _Found]:
    found = chronic(session, asked.on)
    return {key: _Found(Why.CHRONIC_DEFAULTER, default) for key, default in found.items()}


def _at_risk(session: Session, asked: Asked) -> dict[int, _Found]:
    """Name the customers of a risk category, and those whose score asks for a warning or more."""
    terms = RiskTerms.of(settings.all_values(session))
    categories = candidates.in_category(session)
    found = {key: _Found(Why.RISK_CATEGORY, category=category) for key, category in categories.items()}
    for line, _ in scored(session, asked.on, RiskFilter(Level.NONE), terms, asked.watched):
        if line.key in found:
            found[line.key] = replace(found[line.key], risk=line)
        elif line.score.level >= Level.WARN:
            found[line.key] = _Found(Why.RISK_CATEGORY, risk=line)
    return found


def _newcomers(session: Session, asked: Asked) -> dict[int, _Found]:
    months = int(settings.value_of(session, "conversion.new_months"))
    first = Month.of(asked.on).shifted(-months)
    keys = candidates.without_bill_before(session, first.first_day())
    return {key: _Found(Why.NEW_CONNECTION) for key in keys}


_LOOKS: Mapping[Why, Callable[[Session, Asked], dict[int, _Found]]] = {
    Why.CHRONIC_DEFAULTER: _defaulters,
    Why.RISK_CATEGORY: _at_risk,
    Why.NEW_CONNECTION: _newcomers,
}


def _told(session: Session, keys: Sequence[int], found: Mapping[int, _Found], on: date) -> list[Candidate]:
    effects = _effects(session, keys, on)
    new = [key for key in keys if found[key].why is Why.NEW_CONNECTION]
    first_bills = candidates.first_bills(session, new, on)
    within = rule_of(session).months
    return [
        Candidate(
            row.number,
            row.name,
            row.station,
            row.area,
            found[row.id].why,
            effects[row.id],
            default=found[row.id].default,
            within=within,
            category=RiskCategory(found[row.id].category),
            score=_score(found[row.id].risk),
            level=_level(found[row.id].risk),
            first_bill_on=first_bills.get(row.id),
        )
        for row in customers.details(session, keys)
    ]


def _score(line: RiskLine | None) -> int | None:
    return line.score.points if line else None


def _level(line: RiskLine | None) -> Level | None:
    return line.score.level if line else None


def _effects(session: Session, keys: Sequence[int], on: date) -> dict[int, Effect]:
    recovery = read_recovery(settings.value_of(session, "conversion.recover"))
    terms = settings.terms(session)
    since = Month.of(on).shifted(-MONTHS)
    billed = candidates.billed(session, keys, since, on)
    effects: dict[int, Effect] = {}
    for key, account in load_accounts(session, keys, as_of=on).items():
        claims = account.owed(on, terms)
        owed = sum(claim.principal for claim in claims), sum(claim.penalty for claim in claims)
        effects[key] = effect_of(owed, billed.get(key, {}), recovery, on)
    return effects
