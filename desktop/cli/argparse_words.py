"""What argparse says by itself: it asks Python's gettext, which is given the program's own catalogue."""

import gettext
import os

from desktop import paths


def _(text: str) -> str:
    """Mark a source text for the catalogue; argparse translates it when it is shown."""
    return text


SAID_BY_ARGPARSE = (
    _("usage: "),
    _("positional arguments"),
    _("options"),
    _("show this help message and exit"),
    _("%(prog)s: error: %(message)s\n"),
    _("argument %(argument_name)s: %(message)s"),
    _("expected one argument"),
    _("ignored explicit argument %r"),
    _("invalid %(type)s value: %(value)r"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("not allowed with argument %s"),
    _("one of the arguments %s is required"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
)


def speak(language: str) -> None:
    """Let argparse speak a language from now on."""
    os.environ["LANGUAGE"] = language  # gettext takes the language from nowhere else
    gettext.bindtextdomain("jieling", str(paths.resources() / "i18n"))
    gettext.textdomain("jieling")
