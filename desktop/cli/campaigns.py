"""`campaign`: conversions planned by area and month."""

from desktop.cli.arguments import at_least, worded
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, Parser, add_day
from desktop.cli.places import known_station
from desktop.cli.table import table
from desktop.documents.words import month_text
from desktop.domain.campaigns import Campaign, CampaignDraft
from desktop.domain.months import Month
from desktop.wording import tr
from desktop.wording.campaigns import pace_text

_month = worded(Month.parse)


def declare(commands: Commands) -> None:
    """Declare `campaign`."""
    campaign = commands.group("campaign", tr("plan conversions by area and month"))
    listed = campaign.add("list", _list, tr("tell how far the plans are"), reads=True)
    listed.add_argument(
        "--from", dest="first", metavar="MONTH", type=_month, help=tr("else the year's first")
    )
    listed.add_argument("--until", dest="last", metavar="MONTH", type=_month, help=tr("else the year's last"))
    listed.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    add_day(listed)
    planned = campaign.add("plan", _plan, tr("plan how many of an area are commissioned in a month"))
    _add_place(planned)
    target = tr("how many are to be commissioned")
    planned.add_argument("--target", metavar="N", type=at_least(1), required=True, help=target)
    planned.add_argument("--name", metavar="TEXT", default="", help=tr("what the campaign is called"))
    planned.add_argument("--note", metavar="TEXT", default="", help=tr("what else is to be remembered"))
    changes = tr("change the plan that stands")
    planned.add_argument("--change", action="store_true", help=changes)
    removed = campaign.add("remove", _remove, tr("take a plan away"))
    _add_place(removed)


def _add_place(parser: Parser) -> None:
    parser.add_argument("--station", metavar="NAME", required=True, help=tr("the area's station"))
    parser.add_argument("--area", metavar="NAME", required=True, help=tr("the area"))
    parser.add_argument("--month", metavar="MONTH", type=_month, required=True, help=tr("month, as 201206"))
    add_day(parser)


def _list(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        station = known_station(office, asked.station)
        first, last = asked.first or Month(on.year, 1), asked.last or Month(on.year, 12)
        found = office.campaigns.progress(first, last, on, station=station)
    headings = (
        *(tr("Month"), tr("Station"), tr("Area"), tr("Campaign"), tr("Target"), tr("Commissioned")),
        *(tr("Under way"), tr("Done"), tr("Pace")),
    )
    data = {"on": on.isoformat(), "campaigns": [_data(one) for one in found]}
    return Answer(data, table(headings, map(_line, found), range(4, 8)))


def _plan(call: Call) -> Answer:
    asked = call.asked
    place = asked.station, asked.area, asked.month
    plan = CampaignDraft(*place, asked.target, asked.name, asked.note)
    with call.office() as office:
        on = call.day(office)
        service = office.campaigns
        kept = service.change(plan, on) if asked.change else service.plan(plan, on)
    month = month_text(str(asked.month))
    facts = {"area": asked.area, "month": month, "target": asked.target, "done": kept.done}
    return Answer(_data(kept), tr("{area}, {month}: {done} of {target} commissioned", **facts))


def _remove(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        office.campaigns.remove(asked.station, asked.area, asked.month, call.day(office))
    data = {"station": asked.station, "area": asked.area, "month": str(asked.month)}
    month = month_text(str(asked.month))
    words = tr("The plan of {area} for {month} is removed.", area=asked.area, month=month)
    return Answer(data, words)


def _line(one: Campaign) -> tuple[str, ...]:
    plan = one.plan
    counts = map(str, (plan.target, one.done, one.under_way))
    where = month_text(str(plan.month)), plan.station, plan.area, plan.name
    return (*where, *counts, f"{one.percent} %", pace_text(one.pace))


def _data(one: Campaign) -> Data:
    plan = one.plan
    return {
        "month": str(plan.month),
        "station": plan.station,
        "area": plan.area,
        "name": plan.name,
        "note": plan.note,
        "target": plan.target,
        "done": one.done,
        "under_way": one.under_way,
        "percent": one.percent,
        "pace": one.pace.value,
    }
