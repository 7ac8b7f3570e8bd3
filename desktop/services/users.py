"""Users, their passwords, signing in and out, and a second person's word at the same window."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy.orm import Session

from desktop.db import clerks, user_seals, users
from desktop.db.ledger import Ledger
from desktop.domain.errors import (
    FirstUserAdministrates,
    LastAdministrator,
    UnknownUser,
    UserExists,
    WaitToSignIn,
    WeakPassword,
    WrongPassword,
)
from desktop.domain.rights import Right, Role
from desktop.domain.users import SHORTEST_PASSWORD, Approval, User, wait_after
from desktop.services.supervision import reason_given
from desktop.services.workplace import Workplace

_HASHER = PasswordHasher()


@cache
def _nobody() -> str:
    """Return a hash that is as slow to refuse as a user's own: time does not tell an unknown name."""
    return _HASHER.hash("nobody has this password")


class UserService:
    """Who may sign in, and who is signed in at this window."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    @property
    def signed_in(self) -> User | None:
        """Whoever is signed in at this window."""
        return self._at.user

    def all(self) -> Sequence[User]:
        """Return every user, by name."""
        with self._at.reading() as session:
            return [User(row.name, Role(row.role), row.active) for row in users.listed(session)]

    def names(self) -> Sequence[str]:
        """Return who can sign in, for the sign-in page; this needs nobody signed in."""
        with self._at.database.reading() as session:
            return [row.name for row in users.listed(session) if row.active]

    def add(self, name: str, role: Role, password: str) -> User:
        """Make a user. The first one of a file must be its administrator, and is signed in with it.

        Raises UserExists, WeakPassword or FirstUserAdministrates.
        """
        name = _named(name)
        _check_password(name, password)
        with self._at.writing(Right.USERS) as session:
            if users.one(session, name):
                raise UserExists(name)
            first = not users.any_there(session)
            if first and role is not Role.ADMINISTRATOR:
                raise FirstUserAdministrates
            hashed = _HASHER.hash(password)
            users.add(session, name, role, hashed)
            clerks.register(session, name)
            self._record(session, user_seals.MADE, name, role=role, seal=user_seals.seal(hashed))
        if first:
            self._enter(User(name, role))
        return User(name, role)

    def change_role(self, name: str, role: Role) -> None:
        """Give a user another role."""
        with self._at.writing(Right.USERS) as session:
            before = _one(session, name)
            users.change(session, name, role=role)
            _keep_an_administrator(session, name)
            self._record(session, user_seals.ROLE, name, **{"from": before.role, "to": role})

    def set_active(self, name: str, *, active: bool) -> None:
        """Let a user in again, or no longer; what they did keeps their name."""
        with self._at.writing(Right.USERS) as session:
            _one(session, name)
            users.change(session, name, active=active)
            _keep_an_administrator(session, name)
            self._record(session, user_seals.ACTIVE, name, active=active)

    def set_password(self, name: str, password: str) -> None:
        """Give a user a new password: an administrator anyone's, everybody their own."""
        _check_password(name, password)
        own = self._at.user is not None and self._at.user.name == name
        if not own:
            self._at.demand(Right.USERS)
        with self._at.database.writing() as session:
            _one(session, name)
            hashed = _HASHER.hash(password)
            users.change(session, name, password=hashed)
            users.forgive(session, name, self._at.place)
            self._record(session, user_seals.PASSWORD, name, seal=user_seals.seal(hashed))

    def sign_in(self, name: str, password: str) -> User:
        """Sign in at this window; a snapshot keeps no record of it.

        Raises WrongPassword, or WaitToSignIn after too many of them.
        """
        user = self._verified(name, password)
        self._enter(user)
        if not self._at.database.read_only:
            with self._at.database.writing() as session:
                self._record(session, "signed-in", user.name, role=user.role)
        return user

    def sign_out(self) -> None:
        """Leave the window to the next person."""
        if self._at.user is None:
            return
        if not self._at.database.read_only:
            with self._at.database.writing() as session:
                self._record(session, "signed-out", self._at.user.name)
        self._at.user = None

    def confirm(self, name: str, password: str) -> Approval:
        """Take a second person's word for one act at this window, where somebody else is signed in."""
        user = self._verified(name, password)
        return Approval(user.name, user.role)

    def _enter(self, user: User) -> None:
        self._at.user, self._at.clerk, self._at.guarded = user, user.name, True

    def _verified(self, name: str, password: str) -> User:
        now = self._at.clock().astimezone(UTC).replace(tzinfo=None)
        with self._at.database.reading() as session:
            row, before = users.one(session, name), users.failures(session, name, self._at.place)
        self._refuse_hasty(name, before, now)
        known = bool(row and row.active)
        if not _matches(row.password if known else _nobody(), password) or not known:
            self._fail(name, before[0] if before else 0, now)
            raise WrongPassword(name)
        if before and not self._at.database.read_only:
            with self._at.database.writing() as session:
                users.forgive(session, name, self._at.place)
        return User(row.name, Role(row.role))

    def _refuse_hasty(self, name: str, before: tuple[int, datetime] | None, now: datetime) -> None:
        if before is None:
            return
        failures, last_at = before
        until = last_at + timedelta(seconds=wait_after(failures))
        if last_at <= now < until:
            raise WaitToSignIn(name, -(-(until - now) // timedelta(seconds=1)))

    def _fail(self, name: str, before: int, now: datetime) -> None:
        if self._at.database.read_only:  # a snapshot keeps nothing; what it was taken of can be read as well
            return
        with self._at.database.writing() as session:
            users.note_failure(session, name, self._at.place, before + 1, now)
            self._record(session, "sign-in-failed", name, failures=before + 1)

    def _record(self, session: Session, kind: str, name: str, **facts: object) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record(kind, name, json.dumps(facts, ensure_ascii=False), self._at.business_date(session))
        ledger.flush()


def _named(name: str) -> str:
    return reason_given(name)[:64]


def _check_password(name: str, password: str) -> None:
    if len(password) < SHORTEST_PASSWORD or password.casefold() == name.casefold():
        raise WeakPassword(SHORTEST_PASSWORD)


def _matches(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except VerificationError:
        return False


def _one(session: Session, name: str) -> User:
    row = users.one(session, name)
    if row is None:
        raise UnknownUser(name)
    return User(row.name, Role(row.role), row.active)


def _keep_an_administrator(session: Session, name: str) -> None:
    if not users.administrators(session):
        raise LastAdministrator(name)
