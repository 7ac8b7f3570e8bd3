"""Bare `jieling`: the window opens."""

from functools import partial

from desktop.cli.call import Answer, Call


def run(call: Call) -> Answer:
    """Open the window, where it can show."""
    if (refusal := call.window.obstacle()) is not None:
        raise refusal
    return Answer(then=partial(call.window.open, call.target, snapshot=bool(call.asked.snapshot)))
