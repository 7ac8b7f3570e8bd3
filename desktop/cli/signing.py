"""Signing in from a command: passwords come from the environment or a prompt, never from the words."""

import getpass
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.errors import Cancelled, NoUsersYet, PasswordNotGiven, PasswordsDiffer, SignInNeeded
from desktop.domain.users import Approval
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office

PASSWORD, CONFIRM, NEW = "JIELING_PASSWORD", "JIELING_CONFIRM_PASSWORD", "JIELING_NEW_PASSWORD"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on the command line, and the password where it could be had."""

    name: str
    password: str | None
    variable: str


def person(name: str | None, variable: str) -> Person | None:
    """Take a person's password from the environment or a prompt, before the file is held; None for nobody."""
    if name is None:
        return None
    return Person(name, _given(variable, tr("Password of {name}:", name=name)), variable)


def sign_in(office: "Office", who: Person | None) -> None:
    """Sign somebody in. Raises SignInNeeded where the file has users and nobody is named."""
    if who:
        office.users.sign_in(who.name, _proof(office, who))
    elif office.workplace.guarded:
        raise SignInNeeded


def confirmed(office: "Office", who: Person | None) -> Approval | None:
    """Take the word of the second person, where one is named."""
    return office.users.confirm(who.name, _proof(office, who)) if who else None


def new_password(name: str) -> str:
    """Take a new password from the environment, or have it typed twice."""
    first = _given(NEW, tr("New password of {name}:", name=name))
    if first is None:
        raise PasswordNotGiven(name, NEW)
    if NEW not in os.environ and first != _prompted(tr("The same again:")):
        raise PasswordsDiffer
    return first


def _proof(office: "Office", who: Person) -> str:
    if not office.workplace.guarded:
        raise NoUsersYet(who.name)
    if who.password is None:
        raise PasswordNotGiven(who.name, who.variable)
    return who.password


def _given(variable: str, question: str) -> str | None:
    if variable in os.environ:
        return os.environ[variable]
    return _prompted(question) if sys.stdin is not None and sys.stdin.isatty() else None


def _prompted(question: str) -> str:
    try:
        return getpass.getpass(f"{question} ")
    except EOFError:
        raise Cancelled from None
