"""`settings`: read and change what a bureau decides for itself."""

from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands
from desktop.cli.table import facts
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `settings get`, `set` and `list`."""
    settings = commands.group("settings", tr("read and change settings"))
    settings.add("get", _get, tr("tell a setting"), reads=True).add_argument("key", metavar="KEY")
    change = settings.add("set", _set, tr("change a setting"))
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    settings.add("list", _list, tr("tell every setting"), reads=True)


def _get(call: Call) -> Answer:
    with call.office() as office:
        return _told(call.asked.key, office.settings.get(call.asked.key))


def _set(call: Call) -> Answer:
    with call.office() as office:
        return _told(call.asked.key, office.settings.set(call.asked.key, call.asked.value))


def _list(call: Call) -> Answer:
    with call.office() as office:
        found = office.settings.all()
    return Answer(
        {"settings": [{"key": key, "value": value} for key, value in found.items()]}, facts(found.items())
    )


def _told(key: str, value: str) -> Answer:
    return Answer({"key": key, "value": value}, value)
