"""What a recovery summary says in words: how much is still unpaid, or that and when zero was reached."""

from collections.abc import Iterator
from datetime import date

from desktop.documents.words import day_text
from desktop.domain.lateness import Known
from desktop.domain.money import Money
from desktop.domain.summary import Summary
from desktop.wording import tr_in


def summary_title(summary: Summary, language: str) -> str:
    """Name the summary."""
    return tr_in(language, "Electricity fee recovery in {year}", year=summary.year)


def statement(summary: Summary, language: str) -> str:
    """Say how the year stands in one sentence."""
    whole = summary.total.cumulative
    if not whole.receivable:
        return tr_in(language, "Nothing was receivable.")
    if summary.total.is_zero:
        receivable = Money(whole.receivable).grouped()
        return tr_in(language, "Zero reached: all of {amount} yuan has come in.", amount=receivable)
    return tr_in(
        language,
        "{amount} yuan is outstanding, owed by {count} customers.",
        amount=Money(whole.outstanding).grouped(),
        count=f"{summary.unpaid_customers:,}",
    )


def particulars(summary: Summary, language: str) -> Iterator[str]:
    """Yield since when nothing is outstanding, when the last payment came, how many customers are settled."""
    if summary.zero_on is not None and summary.total.is_zero:
        yield _since(summary.year, summary.zero_on, language)
    if summary.last_payment_on is not None:
        day = day_text(language, summary.last_payment_on)
        yield tr_in(language, "The last payment came in on {day}.", day=day)
    yield tr_in(
        language,
        "{settled} of {billed} customers billed owe nothing.",
        settled=f"{summary.total.settled_customers:,}",
        billed=f"{summary.total.customers:,}",
    )
    if summary.known is not None:
        yield known_then(summary.known, language)


def known_then(known: Known, language: str) -> str:
    """Say how many entries were posted late, and what was known without them at the day's end."""
    then = known.then.cumulative
    return tr_in(
        language,
        "Posted late, after {day}: {count} entries. Known at that day's end: received {received}, "
        "outstanding {outstanding} yuan.",
        day=day_text(language, known.on),
        count=f"{known.entries:,}",
        received=Money(then.received).grouped(),
        outstanding=Money(then.outstanding).grouped(),
    )


def _since(year: int, zero_on: date, language: str) -> str:
    day = day_text(language, zero_on)
    days = (date(year, 12, 31) - zero_on).days
    if days <= 0:
        return tr_in(language, "Nothing has been outstanding since {day}.", day=day)
    return tr_in(
        language,
        "Nothing has been outstanding since {day}, {days} days before the year's end.",
        day=day,
        days=days,
    )
