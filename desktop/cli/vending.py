"""`vend`: tokens of prepaid meters, asked of the meter maker's system and given once."""

from pathlib import Path

from desktop.cli.act_words import reversal_data, reversal_text
from desktop.cli.arguments import paper
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_confirmation, add_day, add_reason
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `vend list`, `send`, `read`, `token` and `cancel`."""
    vend = commands.group("vend", tr("tokens (or cards) of prepaid meters, one for each top-up"))
    listed = vend.add("list", _list, tr("tell the purchases whose token has not come"), reads=True)
    every = tr("those that have their token, or were cancelled, too")
    listed.add_argument("--all", action="store_true", help=every)
    listed.add_argument("--customer", metavar="NO", default="", help=tr("of this customer only"))
    listed.add_argument("--batches", action="store_true", help=tr("the batches that went out instead"))
    send = vend.add("send", _send, tr("write the purchases that wait to a file for the maker's system"))
    out = tr("file to write (.csv)")
    send.add_argument("--out", metavar="FILE", type=paper(".csv"), required=True, help=out)
    send.add_argument("--batch", metavar="NO", default="", help=tr("the file of this batch once more"))
    add_day(send)
    read = vend.add("read", _read, tr("take the tokens of a file (CSV, XLSX or XLS)"))
    read.add_argument("file", metavar="FILE", type=Path)
    read.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    add_day(read)
    token = vend.add("token", _token, tr("take a token, or a card's serial, that the maker's system gave"))
    _add_request(token)
    token.add_argument("--token", metavar="TOKEN", required=True, help=tr("the token, or the card's serial"))
    add_day(token)
    cancel = vend.add("cancel", _cancel, tr("take a top-up back: its token was not loaded"))
    _add_request(cancel)
    add_day(cancel)
    add_reason(cancel)
    add_confirmation(cancel)


def _add_request(parser: Parser) -> None:
    parser.add_argument("--request", metavar="NO", required=True, help=tr("number of the request"))


def _list(call: Call) -> Answer:
    from desktop.cli import vending_answers
    from desktop.domain.vending import OPEN, VendFilter

    asked = call.asked
    with call.office() as office:
        if asked.batches:
            batches = office.vending.batches()
            told = [vending_answers.batch(one) for one in batches]
            return Answer({"batches": told}, vending_answers.batches_text(batches))
        wanted = VendFilter(states=() if asked.all else OPEN)
        found = [one for one in office.vending.listed(wanted) if asked.customer in ("", one.customer_no)]
        told = [vending_answers.request(one) for one in found]
        return Answer({"requests": told}, vending_answers.requests_text(found))


def _send(call: Call) -> Answer:
    from desktop.cli import vending_answers

    asked = call.asked
    with call.office() as office:
        if asked.batch:
            made = office.vending.write(asked.batch, asked.out)
        else:
            made = office.vending.send(asked.out, call.day(office))
    told = {**vending_answers.batch(made), "out": str(asked.out)}
    return Answer(told, vending_answers.batch_text(made, str(asked.out)))


def _read(call: Call) -> Answer:
    from desktop.cli import vending_answers

    asked = call.asked
    with call.office() as office:
        read = office.vending.check if asked.dry_run else office.vending.read
        result = read(asked.file, call.day(office))
    told = {"file": asked.file.name, "dry_run": asked.dry_run, **vending_answers.result(result)}
    return Answer(told, vending_answers.result_text(result))


def _token(call: Call) -> Answer:
    from desktop.cli import vending_answers

    with call.office() as office:
        done = office.vending.enter(call.asked.request, call.asked.token, call.day(office))
    return Answer(vending_answers.request(done), vending_answers.request_text(done))


def _cancel(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        done = office.vending.take_back(asked.request, call.day(office), asked.reason, approval=approval)
        name = office.customers.get(done.customer_no).name
    return Answer({**reversal_data(done, name), "request_no": asked.request}, reversal_text(done, name))
