"""`sms`: reminders queued, sent, listed, and what gateways report of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import amount, at_least, customer, day
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, add_day
from desktop.domain.money import ZERO
from desktop.domain.sms import SmsFilter, SmsStage, SmsState
from desktop.domain.sms_batch import SmsWanted
from desktop.domain.sms_times import Reach
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.intake.mapping import Mapping


def declare(commands: Commands) -> None:
    """Declare `sms queue`, `send`, `list` and `report`."""
    sms = commands.group("sms", tr("reminders by SMS: an outbox, filled by batches and sent by a sender"))
    _declare_queue(sms)
    send = sms.add("send", _send, tr("send what waits in the outbox"))
    send.add_argument("--most", metavar="COUNT", type=at_least(1), help=tr("at most so many messages"))
    listed = sms.add("list", _list, tr("tell the messages of the outbox"), reads=True)
    state = listed.add_argument("--state", choices=list(SmsState), help=tr("in this state only"))
    state.metavar = "STATE"
    listed.add_argument("--customer", metavar="NO", type=customer, help=tr("of this customer"))
    listed.add_argument("--since", metavar="DATE", type=day, help=tr("of this day or later"))
    listed.add_argument("--until", metavar="DATE", type=day, help=tr("of this day or earlier"))
    report = sms.add("report", _report, tr("take a gateway's delivery report in"))
    report.add_argument("file", metavar="FILE", type=Path)
    report.add_argument("--mapping", metavar="FILE", type=Path, help=tr("which column is what (TOML)"))


def _declare_queue(sms: Commands) -> None:
    queue = sms.add("queue", _queue, tr("queue reminders, each once a customer, stage and day"))
    stage = queue.add_argument("--stage", choices=list(SmsStage), help=tr("of this stage only"))
    stage.metavar = "STAGE"
    queue.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    queue.add_argument("--area", metavar="NAME", default="", help=tr("of this area only"))
    least = tr("only reminders that ask for this much principal, or more")
    queue.add_argument("--min-amount", metavar="PRINCIPAL", type=amount, default=ZERO, help=least)
    queue.add_argument("--template", metavar="NAME", default="", help=tr("by this template"))
    everyone = tr("everyone in the stage, whatever the days of the settings")
    queue.add_argument("--everyone", action="store_true", help=everyone)
    queue.add_argument("--dry-run", action="store_true", help=tr("say what would be queued"))
    add_day(queue)


def _queue(call: Call) -> Answer:
    from desktop.cli import sms_answers

    asked = call.asked
    with call.office() as office:
        wanted = SmsWanted(
            on=call.day(office),
            stage=SmsStage(asked.stage) if asked.stage else None,
            station=asked.station,
            area=asked.area,
            least=asked.min_amount,
            reach=Reach.EVERYONE if asked.everyone else Reach.SCHEDULED,
            template=asked.template,
        )
        prepare = office.sms.preview if asked.dry_run else office.sms.queue
        made = prepare(wanted, progress=call.progress)
    return Answer({"dry_run": asked.dry_run, **sms_answers.batch(made)}, sms_answers.batch_text(made))


def _send(call: Call) -> Answer:
    from desktop.cli import sms_answers

    with call.office() as office:
        run = office.sms.sending.send(most=call.asked.most, progress=call.progress)
    return Answer(sms_answers.run(run), sms_answers.run_text(run), sms_answers.given_up(run))


def _list(call: Call) -> Answer:
    from desktop.cli import sms_answers

    asked = call.asked
    state = SmsState(asked.state) if asked.state else None
    wanted = SmsFilter(state=state, customer_no=asked.customer or "", since=asked.since, until=asked.until)
    with call.office() as office:
        keys = office.sms.keys(wanted)
        found = office.sms.lines(keys)
        counts = office.sms.counts()
    lines = [found[key] for key in keys]
    return Answer(sms_answers.outbox(lines, counts), sms_answers.outbox_text(lines))


def _report(call: Call) -> Answer:
    from desktop.cli import sms_answers

    with call.office() as office:
        report = office.sms.read_report(call.asked.file, _mapping(call), progress=call.progress)
        result = office.sms.take_report(report)
    return Answer(sms_answers.report(report, result), sms_answers.report_text(report, result))


def _mapping(call: Call) -> "Mapping | None":
    from desktop.intake.mapping import Mapping

    return Mapping.load(call.asked.mapping) if call.asked.mapping else None
