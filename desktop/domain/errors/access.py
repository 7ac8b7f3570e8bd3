"""Refusals about who may do what."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal
from desktop.domain.rights import Right, Role


@dataclass(eq=False, repr=False)
class SignInNeeded(Refusal):
    """The file has users, and nobody is signed in."""


@dataclass(eq=False, repr=False)
class NotAllowed(Refusal):
    """A role lacks the right to an act."""

    name: str
    role: Role
    right: Right


@dataclass(eq=False, repr=False)
class SecondPersonNeeded(Refusal):
    """An act of a supervisor must be confirmed by a second person."""

    right: Right


@dataclass(eq=False, repr=False)
class WrongPassword(Refusal):
    """No active user has this name and this password."""

    name: str


@dataclass(eq=False, repr=False)
class WaitToSignIn(Refusal):
    """Too many wrong passwords at this counter; so many seconds are left to wait."""

    name: str
    seconds: int


@dataclass(eq=False, repr=False)
class WeakPassword(Refusal):
    """A password is too short, or is the name itself."""

    shortest: int


@dataclass(eq=False, repr=False)
class UnknownUser(Refusal):
    """No user has this name."""

    name: str


@dataclass(eq=False, repr=False)
class UserExists(Refusal):
    """A user of this name is there already."""

    name: str


@dataclass(eq=False, repr=False)
class LastAdministrator(Refusal):
    """The office would be left without an administrator."""

    name: str


@dataclass(eq=False, repr=False)
class FirstUserAdministrates(Refusal):
    """The first user of a file is its administrator."""


@dataclass(eq=False, repr=False)
class NoUsersYet(Refusal):
    """Somebody would sign in to a file that has no users: it is open to everyone."""

    name: str


@dataclass(eq=False, repr=False)
class PasswordNotGiven(Refusal):
    """A password cannot be asked for, and the environment does not have it."""

    name: str
    variable: str


@dataclass(eq=False, repr=False)
class PasswordsDiffer(Refusal):
    """A new password was not typed the same twice."""
