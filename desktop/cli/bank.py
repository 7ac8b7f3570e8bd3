"""`bank`: payments from a statement of a bank or a merchant."""

from pathlib import Path

from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `bank`."""
    says = tr("post payments from a bank's, WeChat Pay's or Alipay's statement (CSV, XLSX or XLS)")
    command = commands.add("bank", _bank, says)
    command.add_argument("file", metavar="FILE", type=Path)
    command.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    command.add_argument("--mapping", metavar="FILE", type=Path, help=tr("which column is what (TOML)"))
    command.add_argument("--likely", action="store_true", help=tr("post the likely lines too"))


def _bank(call: Call) -> Answer:
    from desktop.cli import bank_answers
    from desktop.domain.bank import BankResult
    from desktop.intake.mapping import Mapping

    asked = call.asked
    mapping = Mapping.load(asked.mapping) if asked.mapping else None
    with call.office() as office:
        statement = office.bank.read(asked.file, mapping, progress=call.progress)
        heaps = office.bank.match(statement)
        refused = "" if asked.dry_run else bank_answers.disagreeing(statement)
        result = None if asked.dry_run else BankResult()
        if not (refused or asked.dry_run):
            decisions = heaps.decisions(likely=asked.likely)
            result = office.bank.post(statement, decisions, progress=call.progress)
    told = (statement, heaps, result)
    return Answer(bank_answers.data(*told), bank_answers.text(*told), refused)
