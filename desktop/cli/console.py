"""The only place that writes: answers on the output, one sentence on the error output, both in UTF-8."""

import json
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from desktop.cli.call import Answer


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be written is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(answer: Answer, *, as_json: bool) -> None:
    """Write an answer, as JSON for a script or as text for a person."""
    if answer.data is None:
        return
    print(json.dumps(answer.data, ensure_ascii=False, indent=2) if as_json else answer.text, flush=True)


def complain(sentence: str) -> None:
    """Write the one sentence that says why something was not done."""
    with suppress(OSError):
        print(" ".join(sentence.split()), file=sys.stderr, flush=True)


def let_go() -> None:
    """Forget an output that nobody reads any more, so that leaving the program is silent too."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
