"""Bare `jieling`: the window opens."""

from functools import partial

from desktop.cli.call import Answer, Call
from desktop.cli.window import has_display
from desktop.domain.errors import NoDisplay


def run(call: Call) -> Answer:
    """Open the window, where there is a display."""
    if not has_display():
        raise NoDisplay
    return Answer(then=partial(call.window.open, call.target, snapshot=bool(call.asked.snapshot)))
