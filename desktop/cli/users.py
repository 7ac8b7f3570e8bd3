"""`users`: who may sign in, as what, and with which password."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.cli import signing
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.table import facts, table
from desktop.domain.errors import UnknownUser
from desktop.domain.rights import Role
from desktop.domain.users import User
from desktop.wording import tr
from desktop.wording.roles import role_text

if TYPE_CHECKING:
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare `users` and what is done to one."""
    users = commands.group("users", tr("who may sign in, and as what"))
    users.add("list", _list, tr("tell every user"), reads=True)
    roles = list(map(str, Role))
    add = users.add("add", _add, tr("make a user; the first one is the administrator"))
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", choices=roles, required=True)
    role = users.add("role", _role, tr("give a user another role"))
    role.add_argument("name", metavar="NAME")
    role.add_argument("role", metavar="ROLE", choices=roles, help=", ".join(roles))
    for name, run, says in (
        ("password", _password, tr("give a user a new password (JIELING_NEW_PASSWORD, else asked)")),
        ("disable", _disable, tr("let a user sign in no longer; what they did keeps their name")),
        ("enable", _enable, tr("let a user sign in again")),
    ):
        users.add(name, run, says).add_argument("name", metavar="NAME")


def _list(call: Call) -> Answer:
    with call.office() as office:
        found = office.users.all()
    return Answer({"users": [_user(user) for user in found]}, _table(found))


def _add(call: Call) -> Answer:
    asked = call.asked
    password = signing.new_password(asked.name)
    with call.office() as office:
        return _told(office.users.add(asked.name, Role(asked.role), password))


def _role(call: Call) -> Answer:
    with call.office() as office:
        office.users.change_role(call.asked.name, Role(call.asked.role))
        return _told(_one(office, call.asked.name))


def _password(call: Call) -> Answer:
    password = signing.new_password(call.asked.name)
    with call.office() as office:
        office.users.set_password(call.asked.name, password)
        return _told(_one(office, call.asked.name))


def _disable(call: Call) -> Answer:
    with call.office() as office:
        office.users.set_active(call.asked.name, active=False)
        return _told(_one(office, call.asked.name))


def _enable(call: Call) -> Answer:
    with call.office() as office:
        office.users.set_active(call.asked.name, active=True)
        return _told(_one(office, call.asked.name))


def _one(office: "Office", name: str) -> User:
    for user in office.users.all():
        if user.name == name:
            return user
    raise UnknownUser(name)


def _told(user: User) -> Answer:
    said = ((tr("User"), user.name), (tr("Role"), role_text(user.role)), (tr("Active"), _yes(user)))
    return Answer(_user(user), facts(said))


def _user(user: User) -> Data:
    return {"name": user.name, "role": user.role.value, "active": user.active}


def _table(found: Sequence[User]) -> str:
    rows = [(user.name, role_text(user.role), _yes(user)) for user in found]
    return table((tr("User"), tr("Role"), tr("Active")), rows)


def _yes(user: User) -> str:
    return tr("yes") if user.active else tr("no")
