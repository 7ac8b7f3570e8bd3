"""What the system, SQLite and the readers of files say is wrong, marked for the catalogue."""

from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


OF_FILES = (
    _("File exists"),
    _("File name too long"),
    _("Input/output error"),
    _("Is a directory"),
    _("No space left on device"),
    _("No such file or directory"),
    _("Not a directory"),
    _("Permission denied"),
    _("Read-only file system"),
    _("no such file"),
    _("no such folder"),
    _("not an SQLite file"),
    _("this is the open database itself"),
)

OF_DATABASES = (
    _("attempt to write a readonly database"),
    _("database disk image is malformed"),
    _("database is locked"),
    _("database or disk is full"),
    _("disk I/O error"),
    _("file is not a database"),
    _("not a Jieling database"),
    _("the file is empty"),
    _("unable to open database file"),
)

OF_TABLES = (_("binary"), _("encoding"), _("no visible sheet"))


def problem_text(problem: str) -> str:
    """Say a problem in the language spoken now; one that is not known stays as the system words it."""
    return tr(problem)
