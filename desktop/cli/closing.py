"""`close` and `certificate`: freeze a month or a year, read it back, and certify zero."""

from desktop.cli import closing_answers as answers
from desktop.cli.arguments import paper, worded, year
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.domain.errors import NotAPeriod, NotZero
from desktop.domain.months import Month
from desktop.domain.targets import Period
from desktop.wording import refusal_text, tr


def declare(commands: Commands) -> None:
    """Declare `close month`, `year`, `list` and `show`, and `certificate`."""
    close = commands.group("close", tr("freeze the figures of a month or a year, and read them back"))
    month = close.add("month", _close, tr("close a month"))
    month.add_argument("period", metavar="YYYYMM", type=worded(_month))
    whole = close.add("year", _close, tr("close a year"))
    whole.add_argument("period", metavar="YYYY", type=worded(_year))
    listed = close.add("list", _list, tr("tell which periods are closed, and which can be"), reads=True)
    listed.add_argument("--year", type=year, metavar="YEAR", help=tr("else the year of the business date"))
    show = close.add("show", _show, tr("tell a closed period beside what is true now"), reads=True)
    show.add_argument("period", metavar="PERIOD", type=worded(Period.parse))
    certificate = commands.add("certificate", _certificate, tr("certify that a year has come to zero"))
    certificate.add_argument("--year", type=year, metavar="YEAR", required=True)
    add_day(certificate)
    certificate.add_argument("--out", type=paper(".pdf"), metavar="FILE.pdf", required=True)


def _close(call: Call) -> Answer:
    with call.office() as office:
        close = office.closing.close(call.asked.period, progress=call.progress)
        zone = office.workplace.clock().tzinfo
    return Answer(answers.close(close, zone), answers.close_text(close))


def _list(call: Call) -> Answer:
    with call.office() as office:
        today = office.settings.business_date()
        states = office.closing.periods(call.asked.year or today.year)
    return Answer({"periods": [answers.state(one) for one in states]}, answers.states_text(states))


def _show(call: Call) -> Answer:
    with call.office() as office:
        closed = office.closing.show(call.asked.period)
        entries = office.closing.late_entries(call.asked.period)
        zone = office.workplace.clock().tzinfo
    return Answer(answers.shown(closed, entries, zone), answers.shown_text(closed, entries))


def _certificate(call: Call) -> Answer:
    asked = call.asked
    ready(asked.out)
    with call.office() as office:
        on = asked.on or office.recovery.summary_day(asked.year)
        try:
            told = office.closing.write_certificate(asked.year, on, asked.out)
        except NotZero as refusal:
            return Answer(answers.gap(refusal), answers.gap_text(refusal), refusal_text(refusal))
    return Answer(answers.certificate(told, asked.out), answers.certificate_text(told, asked.out))


def _month(text: str) -> Period:
    return Period.of(Month.parse(text))


def _year(text: str) -> Period:
    period = Period.parse(text)
    if period.month is not None:
        raise NotAPeriod(text)
    return period
