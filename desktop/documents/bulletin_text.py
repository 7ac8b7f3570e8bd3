"""The daily bulletin as a short text for a message group: never more than 600 characters."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.documents.bulletin_words import (
    headline,
    late_words,
    line_name,
    moment,
    moved,
    reopened_words,
    title,
)
from desktop.documents.words import as_of_text, percent
from desktop.domain.bulletin import Bulletin, Commended
from desktop.domain.money import Money
from desktop.domain.ranking import Placed
from desktop.domain.recovery import By
from desktop.wording import tr_in

LIMIT = 600
_NAME_ROOM, _RANKING_ROOM, _ZERO_ROOM = 24, 200, 70


def bulletin_text(bulletin: Bulletin, *, language: str = "zh_CN") -> str:
    """Say the most important first, and leave out at the end what there is no room for."""
    return _within([*_bureau(bulletin, language), *_rest(bulletin, language)])


def _bureau(bulletin: Bulletin, language: str) -> Iterator[str]:
    whole = bulletin.total.line.cumulative
    yield f"{bulletin.bureau[:_NAME_ROOM]} {title(bulletin, language)}"
    yield tr_in(
        language,
        "{day}: receivable {receivable}, received {received}, rate {rate}; received that day {today} yuan.",
        day=as_of_text(language, bulletin.on),
        receivable=Money(whole.receivable).grouped(),
        received=Money(whole.received).grouped(),
        rate=percent(bulletin.rate(bulletin.total.line)),
        today=Money(bulletin.total.received_that_day).grouped(),
    )
    yield headline(bulletin, language)


def _rest(bulletin: Bulletin, language: str) -> Iterator[str]:
    if bulletin.reopened:
        names = _some(_reopened(bulletin, language), 120, language)
        yield tr_in(language, "Reopened: {names}", names=names)
    late = late_words(bulletin, language)
    if late:
        yield late
    yield from _ranking(tr_in(language, "Stations: {names}"), bulletin, bulletin.stations, language)
    yield from _at_zero(By.STATION, tr_in(language, "Stations at zero, {count}: {names}"), bulletin, language)
    contractors = tr_in(language, "Contractors at zero, {count}: {names}")
    yield from _at_zero(By.CONTRACTOR, contractors, bulletin, language)
    yield from _at_zero(By.AREA, tr_in(language, "Areas at zero, {count}: {names}"), bulletin, language)
    yield from _ranking(tr_in(language, "Contractors: {names}"), bulletin, bulletin.contractors, language)


def _reopened(bulletin: Bulletin, language: str) -> Iterator[str]:
    return (reopened_words(one, language) for one in bulletin.reopened if one.kind is not By.AREA)


def _ranking(words: str, bulletin: Bulletin, rows: Sequence[Placed], language: str) -> Iterator[str]:
    placed = [_place(bulletin, row, language) for row in rows if row.place]
    if placed:
        yield words.format(names=_some(placed, _RANKING_ROOM, language))


def _place(bulletin: Bulletin, row: Placed, language: str) -> str:
    arrow = moved(row) if row.places_gained else ""
    rate = percent(bulletin.rate(row.line)).replace(" ", "")
    return " ".join(filter(None, (str(row.place), line_name(row, language), rate, arrow)))


def _at_zero(kind: By, words: str, bulletin: Bulletin, language: str) -> Iterator[str]:
    found = bulletin.commended_as(kind)
    if found:
        yield words.format(count=len(found), names=_some(_zeros(found, language), _ZERO_ROOM, language))


def _zeros(found: Sequence[Commended], language: str) -> Iterator[str]:
    for one in found:
        who = f"{one.name} ({one.contractor})" if one.contractor else one.name
        yield f"{who} {moment(language, one.zero)}"


def _some(parts: Iterable[str], room: int, language: str) -> str:
    """Join as many parts as there is room for; an ellipsis tells of the rest."""
    taken, between = list[str](), tr_in(language, "; ")
    for part in parts:
        if len(between.join([*taken, part])) > room:
            taken.append("…")
            break
        taken.append(part)
    return between.join(taken)


def _within(lines: Sequence[str]) -> str:
    """Keep those lines that fit, from the first on."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        text = longer if len(longer) <= LIMIT else text
    return text
