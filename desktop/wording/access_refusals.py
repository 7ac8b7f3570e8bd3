"""Refusals about who may do what, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.SignInNeeded: _("This file has users: sign in first. Nothing was done."),
    errors.NotAllowed: _(
        "{name} is signed in as {role}, and that role may not {right}. Nothing was done; ask a supervisor."
    ),
    errors.SecondPersonNeeded: _("A second person must confirm this: {right}. Nothing was done."),
    errors.WrongPassword: _("The name {name} and this password do not go together."),
    errors.WaitToSignIn: _("Too many wrong passwords for {name} at this counter; wait {seconds} s."),
    errors.WeakPassword: _("A password has at least {shortest} characters and is not the name."),
    errors.UnknownUser: _("There is no user {name}."),
    errors.UserExists: _("There is a user {name} already."),
    errors.LastAdministrator: _("{name} is the last administrator; make another one first."),
    errors.FirstUserAdministrates: _("The first user of a file must be its administrator."),
    errors.NoUsersYet: _(
        "This file has no users yet, so {name} cannot sign in; everybody may do everything in it until "
        "its administrator is made."
    ),
    errors.PasswordNotGiven: _(
        "There is no terminal to ask for the password of {name}; the environment can give it as {variable}."
    ),
    errors.PasswordsDiffer: _("The new password was not typed the same twice; nothing was done."),
}
