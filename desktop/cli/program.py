"""One run of the command: read the words, do it, say what came of it, and leave with the right code."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from desktop import wording
from desktop.cli import argparse_words, console
from desktop.cli.call import Call
from desktop.cli.parser import parse
from desktop.cli.progress import ProgressLine
from desktop.cli.window import NO_WINDOW, Window
from desktop.domain.errors import Cancelled, Refusal
from desktop.wording import refusal_text

DONE, REFUSED, WRONG_USE = 0, 1, 2


def main(
    argv: Sequence[str] | None = None,
    *,
    window: Window = NO_WINDOW,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
) -> int:
    """Do what a command line asks; return 0 when done, 1 when refused, 2 for wrong use."""
    console.speak_utf8()
    argparse_words.speak(wording.choose(os.environ.get("JIELING_LANGUAGE", "")))
    progress = ProgressLine()
    try:
        return _run(argv, window, clock, progress)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else WRONG_USE
    except BrokenPipeError:
        console.let_go()
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the one door for what went wrong
        progress.clear()
        console.complain(_sentence(error))
        return REFUSED


def _run(
    argv: Sequence[str] | None, window: Window, clock: Callable[[], datetime], progress: ProgressLine
) -> int:
    asked = parse(argv)
    answer = asked.run(Call(asked, clock, window, progress))
    progress.clear()
    console.tell(answer, as_json=asked.json)
    if answer.refused:
        console.complain(answer.refused)
        return REFUSED
    return answer.then() if answer.then else DONE


def _sentence(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return refusal_text(Cancelled())
    if isinstance(error, Refusal):
        return refusal_text(error)
    from desktop.cli import failures

    return failures.noted(error)
