"""`application`: new connections asked for, accepted, refused, withdrawn and connected."""

from collections.abc import Sequence

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, Parser, Run, add_confirmation, add_day, add_reason
from desktop.cli.places import known_station
from desktop.cli.table import facts, table
from desktop.domain.applications import Application, ApplicationDraft, ApplicationFilter, ApplicationState
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.wording import tr
from desktop.wording.applications import application_state_text
from desktop.wording.stages import stage_text


def declare(commands: Commands) -> None:
    """Declare `application` and what becomes of one."""
    application = commands.group("application", tr("new connections that are applied for"))
    listed = application.add("list", _list, tr("tell which applications there are"), reads=True)
    listed.add_argument("--state", choices=list(map(str, ApplicationState)))
    listed.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    listed.add_argument("--text", default="", help=tr("a part of number, name, address, phone or contact"))
    _declare_take(application)
    accept = _step(application, "accept", _accept, tr("accept one: make the customer"))
    accept.add_argument(
        "--customer", metavar="NO", default="", help=tr("customer number (else the next free one)")
    )
    add_reason(_step(application, "refuse", _refuse, tr("refuse one")))
    add_reason(_step(application, "withdraw", _withdraw, tr("note that it is no longer wanted")))
    connect = _step(application, "connect", _connect, tr("install the meter of one that is not prepaid"))
    connect.add_argument("--meter", metavar="NO", required=True, help=tr("number of the meter"))


def _declare_take(application: Commands) -> None:
    take = application.add("take", _take, tr("take an application, prepaid unless --exception says why not"))
    take.add_argument("--name", required=True, help=tr("the applicant's name"))
    take.add_argument("--address", required=True, help=tr("where the power is wanted"))
    take.add_argument("--station", metavar="NAME", required=True)
    take.add_argument("--area", metavar="NAME", required=True)
    take.add_argument("--phone", default="")
    take.add_argument("--contact", metavar="NAME", default="")
    tariffs, risks = [one.value for one in TariffClass], [one.value for one in RiskCategory if one]
    take.add_argument("--tariff-class", choices=tariffs, default=TariffClass.RESIDENTIAL.value)
    take.add_argument("--risk-category", choices=risks, default="")
    take.add_argument("--funding", choices=[one.value for one in Funding], default=Funding.OWN.value)
    why = tr("not prepaid, for this reason; a supervisor's act")
    take.add_argument("--exception", metavar="REASON", help=why)
    add_day(take)
    add_confirmation(take)


def _step(application: Commands, name: str, run: Run, says: str) -> Parser:
    step = application.add(name, run, says)
    step.add_argument("number", metavar="NO", help=tr("number of the application"))
    add_day(step)
    return step


def _list(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        state = ApplicationState(asked.state) if asked.state else None
        wanted = ApplicationFilter(state, known_station(office, asked.station), asked.text)
        keys = office.applications.keys(wanted)
        found = office.applications.lines(keys)
    return _several([found[key] for key in keys])


def _take(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        draft = ApplicationDraft(
            asked.name,
            asked.address,
            asked.station,
            asked.area,
            call.day(office),
            asked.phone,
            asked.contact,
            TariffClass(asked.tariff_class),
            RiskCategory(asked.risk_category),
            Funding(asked.funding),
            prepaid=asked.exception is None,
            exception=asked.exception or "",
        )
        return _one(office.applications.take(draft, approval=approval))


def _accept(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        return _one(office.applications.accept(asked.number, call.day(office), customer_no=asked.customer))


def _refuse(call: Call) -> Answer:
    with call.office() as office:
        return _one(office.applications.refuse(call.asked.number, call.day(office), call.asked.reason))


def _withdraw(call: Call) -> Answer:
    with call.office() as office:
        return _one(office.applications.withdraw(call.asked.number, call.day(office), call.asked.reason))


def _connect(call: Call) -> Answer:
    with call.office() as office:
        return _one(office.applications.connect(call.asked.number, call.asked.meter, call.day(office)))


def _one(application: Application) -> Answer:
    stage = stage_text(application.stage) if application.stage else ""
    said = (
        (tr("Application"), application.number),
        (tr("Name"), application.name),
        (tr("State"), application_state_text(application.state)),
        (tr("Since"), application.state_on.isoformat()),
        (tr("Pays first"), tr("yes") if application.prepaid else tr("no")),
        (tr("Customer no."), application.customer_no),
        (tr("Conversion"), stage),
        (tr("Reason"), application.reason or application.exception),
    )
    return Answer(_data(application), facts(said))


def _several(applications: Sequence[Application]) -> Answer:
    headings = (
        *(tr("Application"), tr("Name"), tr("Station"), tr("Area"), tr("Applied on")),
        *(tr("State"), tr("Since"), tr("Pays first"), tr("Customer no.")),
    )
    rows = (
        (
            *(one.number, one.name, one.station, one.area, one.applied_on.isoformat()),
            *(application_state_text(one.state), one.state_on.isoformat()),
            *(tr("yes") if one.prepaid else tr("no"), one.customer_no),
        )
        for one in applications
    )
    return Answer({"applications": [_data(one) for one in applications]}, table(headings, rows))


def _data(one: Application) -> Data:
    return {
        "number": one.number,
        "name": one.name,
        "address": one.address,
        "phone": one.phone,
        "contact": one.contact,
        "station": one.station,
        "area": one.area,
        "tariff_class": one.tariff_class.value,
        "risk_category": one.risk_category.value,
        "funding": one.funding.value,
        "prepaid": one.prepaid,
        "exception": one.exception,
        "approved_by": one.approved_by,
        "state": one.state.value,
        "applied_on": one.applied_on.isoformat(),
        "state_on": one.state_on.isoformat(),
        "reason": one.reason,
        "taken_by": one.taken_by,
        "customer_no": one.customer_no,
        "meter_no": one.meter_no,
        "stage": one.stage.value if one.stage else None,
    }
