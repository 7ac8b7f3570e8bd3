"""`debit`: agreements of direct debit, batches for a bank, and the bank's answers."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import customer, day, paper
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_day
from desktop.cli.papers import ready
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.intake.mapping import Mapping


def declare(commands: Commands) -> None:
    """Declare `debit agree`, `end`, `list`, `send` and `answer`."""
    debit = commands.group(
        "debit", tr("direct debits (代扣): who lets an account be debited, and by which bank")
    )
    _declare_agreements(debit)
    listed = debit.add(
        "list", _list, tr("tell the agreements and the batches, or the debits of one"), reads=True
    )
    listed.add_argument("--batch", metavar="NO", default="", help=tr("the debits of this batch"))
    send = debit.add("send", _send, tr("make a batch of what a bank's customers owe, and write its file"))
    which = send.add_mutually_exclusive_group(required=True)
    which.add_argument("--bank", metavar="NAME", help=tr("the bank, as the agreements name it"))
    which.add_argument("--batch", metavar="NO", help=tr("write the file of this batch once more"))
    out = tr("file to write (.csv or .xlsx)")
    send.add_argument("--out", metavar="FILE", type=paper(".csv", ".xlsx"), required=True, help=out)
    _add_mapping(send)
    add_day(send)
    answer = debit.add("answer", _answer, tr("post what a bank says that it took"))
    answer.add_argument("file", metavar="FILE", type=Path)
    answer.add_argument("--batch", metavar="NO", default="", help=tr("the batch, where the file names none"))
    answer.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    _add_mapping(answer)
    add_day(answer)


def _declare_agreements(debit: Commands) -> None:
    agree = debit.add("agree", _agree, tr("let an account be debited; an agreement before it ends"))
    who = agree.add_mutually_exclusive_group(required=True)
    who.add_argument("--customer", metavar="NO", type=customer, help=tr("customer number"))
    who.add_argument("--file", metavar="FILE", type=Path, help=tr("agreements of many customers"))
    agree.add_argument("--bank", metavar="NAME", default="", help=tr("the bank that debits"))
    agree.add_argument("--account", metavar="NO", default="", help=tr("the account that is debited"))
    agree.add_argument(
        "--holder", metavar="NAME", default="", help=tr("whose account it is, else the customer's")
    )
    agree.add_argument("--from", dest="first", metavar="DATE", type=day, help=tr("its first day"))
    agree.add_argument("--until", metavar="DATE", type=day, help=tr("its last day, where there is one"))
    _add_mapping(agree)
    end = debit.add("end", _end, tr("let a day be the last of a customer's agreement"))
    end.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    add_day(end)


def _add_mapping(parser: Parser) -> None:
    parser.add_argument("--mapping", metavar="FILE", type=Path, help=tr("which column is what (TOML)"))


def _agree(call: Call) -> Answer:
    from desktop.cli import debit_answers
    from desktop.domain.debits import AgreementDraft

    asked = call.asked
    mapping = _mapping(call)
    with call.office() as office:
        if asked.file:
            added = office.debits.add_agreements(asked.file, mapping, progress=call.progress)
            return Answer(debit_answers.added(added), debit_answers.added_text(added))
        first = asked.first or office.settings.business_date()
        draft = AgreementDraft(asked.customer, asked.bank, asked.account, asked.holder, first, asked.until)
        agreed = office.debits.agree(draft)
    return Answer(debit_answers.agreement(agreed), debit_answers.agreements_text([agreed]))


def _end(call: Call) -> Answer:
    from desktop.cli import debit_answers

    with call.office() as office:
        ended = office.debits.end(call.asked.customer, call.day(office))
    return Answer(debit_answers.agreement(ended), debit_answers.agreements_text([ended]))


def _list(call: Call) -> Answer:
    from desktop.cli import debit_answers

    with call.office() as office:
        if number := call.asked.batch:
            items = office.debits.items(number)
            return Answer(
                {"items": [debit_answers.item(one) for one in items]}, debit_answers.items_text(items)
            )
        held, batches = office.debits.agreements(), office.debits.batches()
    data = {
        "agreements": [debit_answers.agreement(one) for one in held],
        "batches": [debit_answers.batch(one) for one in batches],
    }
    return Answer(
        data, "\n\n".join((debit_answers.agreements_text(held), debit_answers.batches_text(batches)))
    )


def _send(call: Call) -> Answer:
    from desktop.cli import debit_answers

    asked = call.asked
    ready(asked.out)
    mapping = _mapping(call)
    with call.office() as office:
        if asked.batch:
            made = office.debits.write(asked.batch, asked.out, mapping)
        else:
            made = office.debits.send(
                asked.bank, call.day(office), asked.out, mapping, progress=call.progress
            )
    data = {**debit_answers.batch(made), "out": str(asked.out)}
    return Answer(data, debit_answers.sent_text(made, str(asked.out)))


def _answer(call: Call) -> Answer:
    from desktop.cli import debit_answers

    asked = call.asked
    mapping = _mapping(call)
    with call.office() as office:
        read = office.debits.read(asked.file, mapping, batch_no=asked.batch, progress=call.progress)
        refused = "" if asked.dry_run else debit_answers.disagreeing(read)
        posting = not (asked.dry_run or refused)
        settle = office.debits.answer if posting else office.debits.check
        result = settle(read, call.day(office))
    told = (read, result)
    data = {"dry_run": asked.dry_run, "posted": posting, **debit_answers.answer(*told)}
    return Answer(data, debit_answers.answer_text(*told, posting=posting), refused)


def _mapping(call: Call) -> "Mapping | None":
    from desktop.intake.mapping import Mapping

    return Mapping.load(call.asked.mapping) if call.asked.mapping else None
