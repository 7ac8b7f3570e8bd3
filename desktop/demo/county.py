"""The demo county: Changjiang in 2011, made in one transaction from a plan and a seed."""

from datetime import date, datetime, time

from desktop.demo.calendar import LAST_DAY
from desktop.demo.plan import Plan, plan
from desktop.demo.staff import in_charge
from desktop.demo.story import CHINA, Story
from desktop.intake.collecting import no_collecting
from desktop.services.county import CountyBook, county_facts, write_county
from desktop.services.office import Office
from desktop.services.workplace import Progress, no_progress

_BUREAU = {
    "bureau.name": "海南省昌江供电局",
    "bureau.address": "海南省昌江黎族自治县石碌镇人民北路",
    "bureau.phone": "95598",
}
_OPENED_AT = time(8, 0)


def make_county(
    office: Office,
    *,
    customers: int = 20_000,
    months: int = 12,
    seed: int = 2011,
    as_of: date | None = None,
    progress: Progress = no_progress,
) -> None:
    """Make the county in an empty database, told to the end of a day or to its last payment.

    Raises DatabaseNotEmpty, or whatever `progress` raises; then nothing was written.
    """
    until = as_of or LAST_DAY
    facts = {"customers": customers, "months": months, "seed": seed, "as_of": until.isoformat()}
    with no_collecting(), write_county(office.workplace) as book:
        made = plan(customers, months, seed)
        _found(book, made, until)
        Story(made, book, progress).tell(until)
        book.set_all({"business_date": until.isoformat()})
        book.finish(facts, until)


def county_in(office: Office) -> bool:
    """Whether the database holds a finished county."""
    return county_facts(office.workplace) is not None


def _found(book: CountyBook, made: Plan, until: date) -> None:
    opened = datetime.combine(made.months[0].first_day(), _OPENED_AT, CHINA)
    book.record_at(opened, made.staff.billing)
    book.put_in_charge(in_charge(made.staff, until))
    book.make([client.draft for client in made.county])
    book.set_all(_BUREAU)
