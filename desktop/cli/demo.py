"""`demo`: a county to learn on, made where there is none, and the window on it."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.cli.arguments import at_least, day, whole
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands
from desktop.cli.table import facts
from desktop.documents.words import percent
from desktop.domain.errors import DayOutsideStory, NoDisplay
from desktop.domain.money import Money
from desktop.domain.recovery import By, Recovery
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office

CUSTOMERS, MONTHS, SEED = 20_000, 12, 2011
FEWEST = 5
"""The five key customers are always there."""
TOUR = Path("demo-output")


def declare(commands: Commands) -> None:
    """Declare `demo`."""
    demo = commands.add("demo", _demo, tr("make a demo county and open the window on it"))
    demo.add_argument("--customers", metavar="N", type=at_least(FEWEST), default=CUSTOMERS)
    demo.add_argument("--months", metavar="M", type=at_least(1), default=MONTHS)
    demo.add_argument("--seed", metavar="S", type=whole, default=SEED, help=tr("same seed, same county"))
    demo.add_argument("--as-of", metavar="DATE", type=day, help=tr("stop the story on this day"))
    demo.add_argument("--no-window", action="store_true", help=tr("only make the county"))


def _demo(call: Call) -> Answer:
    target = call.asked.db or str(paths.data_folder() / "demo.db")
    with call.office(target) as office:
        made = _made(call, office)
        on = office.settings.business_date()
        total = office.recovery.report(on.year, on, By.STATION).total
    played = not call.asked.no_window and isinstance(call.window.obstacle(), NoDisplay)
    data = {**_county(target, on, total), "made": made, "tour": str(TOUR) if played else None}
    text = _text(target, on, total, played=played)
    return Answer(data, text, then=_what_follows(call, target, played=played))


def _made(call: Call, office: "Office") -> bool:
    """Make the county where the file holds none; return whether it was made."""
    from desktop.demo import county_in, make_county

    if county_in(office):
        return False
    asked = call.asked
    _check(asked.as_of, asked.months)
    make_county(
        office,
        customers=asked.customers,
        months=asked.months,
        seed=asked.seed,
        as_of=asked.as_of,
        progress=call.progress,
    )
    return True


def _check(as_of: date | None, months: int) -> None:
    from desktop.demo.calendar import LAST_DAY, months_billed

    first = months_billed(months)[0].first_day()
    if as_of and not first <= as_of <= LAST_DAY:
        raise DayOutsideStory(as_of, first, LAST_DAY)


def _county(target: str, on: date, total: Recovery) -> dict[str, object]:
    whole_year = total.cumulative
    return {
        "file": target,
        "business_date": on.isoformat(),
        "customers": total.customers,
        "receivable": str(Money(whole_year.receivable)),
        "received": str(Money(whole_year.received)),
        "outstanding": str(Money(whole_year.outstanding)),
        "rate": total.rate,
    }


def _text(target: str, on: date, total: Recovery, *, played: bool) -> str:
    said = facts(
        (
            (tr("File"), target),
            (tr("Business date"), on.isoformat()),
            (tr("Customers"), f"{total.customers:,}"),
            (tr("Receivable"), Money(total.cumulative.receivable).grouped()),
            (tr("Outstanding"), Money(total.cumulative.outstanding).grouped()),
            (tr("Rate"), percent(total.rate)),
        )
    )
    if not played:
        return said
    going = tr("There is no display: the main job is done without a window, and its papers go to {folder}.")
    return f"{said}\n\n{going.format(folder=TOUR)}"


def _what_follows(call: Call, target: str, *, played: bool) -> "partial[int] | None":
    if call.asked.no_window:
        return None
    if played:
        return partial(call.window.tour, target, TOUR)
    return partial(call.window.open, target, snapshot=False)
