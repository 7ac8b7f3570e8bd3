"""What the daily bulletin says in words, on paper, in the workbook and in the text for a message group."""

from datetime import date

from desktop.documents.words import percent
from desktop.domain.bulletin import Bulletin, Reopened
from desktop.domain.money import Money
from desktop.domain.ranking import NOBODY, Placed
from desktop.domain.recovery import By
from desktop.domain.zero import Zero
from desktop.wording import tr_in


def title(bulletin: Bulletin, language: str) -> str:
    """Name the bulletin; before the daily ranking begins it is a standing, and says so."""
    if bulletin.ranks:
        return tr_in(language, "Bulletin of electricity fee recovery no. {number}", number=bulletin.number)
    begins = short_day(language, bulletin.ranks_from)
    return tr_in(language, "Electricity fee recovery, before the daily ranking ({day})", day=begins)


def headline(bulletin: Bulletin, language: str) -> str:
    """Say in one sentence how far the bureau is from zero."""
    zero, left = bulletin.total.zero, bulletin.days_left
    if zero is not None:
        return tr_in(
            language,
            "The whole bureau is at zero since {moment}; days left in the year: {left}.",
            moment=moment(language, zero),
            left=left,
        )
    if not bulletin.total.line.cumulative.receivable:
        return tr_in(language, "Nothing was billed.")
    gap = Money(bulletin.gap).grouped()
    return tr_in(language, "Missing to zero: {gap} yuan; days left in the year: {left}.", gap=gap, left=left)


def ranked_by(bulletin: Bulletin, language: str) -> str:
    """Say which rate the places go by, and what decides between equal ones."""
    if bulletin.by_cash:
        return tr_in(
            language,
            "Ranked by the rate by cash; of equal rates the earlier zero, then the larger receivable, comes "
            "first.",
        )
    return tr_in(
        language,
        "Ranked by the rate with prestored offsets; of equal rates the earlier zero, then the larger "
        "receivable, comes first.",
    )


def late_words(bulletin: Bulletin, language: str) -> str:
    """Say what was posted late and what was known that evening; nothing where nothing was."""
    known = bulletin.known
    if not known.late:
        return ""
    then = known.then
    return tr_in(
        language,
        "Posted late: {entries} entries, {received} yuan received of them; known that evening: outstanding "
        "{outstanding}, rate {rate}.",
        entries=f"{known.entries:,}",
        received=Money(known.late.received).grouped(),
        outstanding=Money(then.cumulative.outstanding).grouped(),
        rate=percent(bulletin.rate(then)),
    )


def reopened_words(one: Reopened, language: str) -> str:
    """Say that a line owes again."""
    return tr_in(
        language,
        "{name}: reopened by a reversal on {day}, outstanding {outstanding} yuan",
        name=place_name(one.station, one.name) or tr_in(language, "Whole bureau"),
        day=short_day(language, one.on),
        outstanding=Money(one.outstanding).grouped(),
    )


def kind_name(language: str, kind: By) -> str:
    """Name what is commended."""
    names = {
        By.STATION: tr_in(language, "Station"),
        By.CONTRACTOR: tr_in(language, "Contractor"),
        By.AREA: tr_in(language, "Area"),
    }
    return names[kind]


def first_mark(language: str) -> str:
    """Return the mark of the first of a kind."""
    return tr_in(language, "first to zero")


def line_name(placed: Placed, language: str) -> str:
    """Name a line of a ranking; that of the areas without a contractor says so."""
    return tr_in(language, "No contractor") if placed.line.name == NOBODY else placed.line.name


def place_name(station: str, name: str) -> str:
    """Name a place with the station that it is in."""
    return " ".join(filter(None, (station, name)))


def moved(placed: Placed) -> str:
    """Return an arrow and how many places a line went up or down; a dash where it did not move."""
    gained = placed.places_gained
    return f"{'▲' if gained > 0 else '▼'}{abs(gained)}" if gained else "–"


def moment(language: str, zero: Zero) -> str:
    """Write when a line came to zero; without a time where that was posted on another day."""
    day = short_day(language, zero.on)
    return f"{day} {zero.time:%H:%M}" if zero.time else day


def short_day(language: str, day: date) -> str:
    """Write a day without its year."""
    return tr_in(language, "{month:02d}-{day:02d}", month=day.month, day=day.day)
