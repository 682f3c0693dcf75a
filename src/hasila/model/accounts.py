"""Who works on a shared store: accounts, their sessions and tokens, and what happened to them."""

from enum import StrEnum

from pydantic import Field

from hasila.model.base import Value

_TIME = "UTC, ISO 8601"


class Role(StrEnum):
    """What an account is for; each may do what those before it may."""

    VIEWER = "viewer"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    ADMIN = "admin"


class TokenScope(StrEnum):
    """What a token of an account may do, if the account's role may."""

    READ = "read"
    JUDGE = "judge"


class AccountAct(StrEnum):
    """What can happen to an account."""

    ADDED = "added"
    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"
    PASSWORD = "password"  # noqa: S105 - the word for an act
    ROLE = "role"
    DISABLED = "disabled"
    ENABLED = "enabled"
    TOKEN_MADE = "token_made"  # noqa: S105 - the word for an act
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the word for an act


class Account(Value):
    """One who may sign in. It is never deleted: judgements carry its name."""

    key: str = Field(description="the name folded: two names that read alike have one key")
    name: str
    role: Role
    password: str = Field(repr=False, description="an Argon2 hash")
    temporary: bool = Field(default=False, description="whether the password must be changed first of all")
    made: str = Field(description=_TIME)
    disabled: str | None = Field(default=None, description=f"since when; {_TIME}")


class Session(Value):
    """A browser that is signed in."""

    key: str = Field(repr=False, description="the hash of what the browser holds")
    account: str
    made: str = Field(description=_TIME)
    seen: str = Field(description=f"when it last asked for something, by the minute; {_TIME}")


class Token(Value):
    """What a program shows in place of a password."""

    id: str
    key: str = Field(repr=False, description="the hash of what the program holds")
    account: str
    label: str
    scope: TokenScope
    made: str = Field(description=_TIME)
    expires: str = Field(description=_TIME)
    revoked: str | None = Field(default=None, description=_TIME)


class AccountEvent(Value):
    """One thing that happened to an account; holds no password, no address and no name that is no account's."""

    at: str = Field(description=_TIME)
    act: AccountAct
    account: str | None = Field(description="its key; None: a name that no account has")
    by: str | None = Field(default=None, description="the key of another who did it; None: its own doing")
    note: str | None = Field(default=None, description="the new role, or the id of a token")
