"""Which senders of reminders there are: the built-in ones, and those installed beside the program."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from desktop.domain.errors import Refusal, SenderBroken, UnknownSender
from desktop.domain.sms_sending import MakeSender, Sender, SenderTerms
from desktop.services.sms_file import FileOutbox
from desktop.services.sms_http import HttpGateway

GROUP = "jieling.sms"
BUILT_IN: Mapping[str, MakeSender] = {"file": FileOutbox.of, "http": HttpGateway.of}


def names() -> tuple[str, ...]:
    """Return the senders' names, the built-in ones first; an installed one never takes their place."""
    return (*BUILT_IN, *sorted(_installed().keys() - BUILT_IN.keys()))


def make(terms: SenderTerms) -> Sender:
    """Make the sender that the settings name. Raises UnknownSender, SenderBroken, or its own refusal."""
    name = terms.settings["sms.sender"]
    if name in BUILT_IN:
        return BUILT_IN[name](terms)
    point = _installed().get(name)
    if point is None:
        raise UnknownSender(name, names())
    try:
        return cast(MakeSender, point.load())(terms)
    except Refusal:
        raise
    except Exception as problem:  # noqa: BLE001 - what is installed beside the program may fail in any way
        raise SenderBroken(name, f"{type(problem).__name__}: {problem}") from problem


def _installed() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
