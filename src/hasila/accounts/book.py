"""The accounts of a store: the rules applied to what is kept, by a clock that is handed in."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from hasila.accounts import expiry
from hasila.accounts.hashing import (
    hash_password,
    new_password,
    new_secret,
    outdated,
    secret_key,
    verify_password,
)
from hasila.accounts.naming import LONGEST_PASSWORD, AccountError, account_key, account_name, check_password
from hasila.accounts.roles import is_last_admin
from hasila.errors import HasilaError
from hasila.model import (
    Account,
    AccountAct,
    AccountEvent,
    Role,
    Session,
    Token,
    TokenScope,
    content_id,
)
from hasila.store import AccountRows

Clock = Callable[[], dt.datetime]
#: How the secret of a token begins: one that lies about is known for what it is.
TOKEN_MARK = "hasila_"  # noqa: S105 - the beginning of all of them
_LONGEST_LABEL = 80
_A = AccountAct


def now() -> dt.datetime:
    """The time it is."""
    return dt.datetime.now(dt.UTC)


class SignedIn(NamedTuple):
    """A new session with the secret that the browser holds."""

    account: Account
    secret: str


class Made(NamedTuple):
    """A new token with its secret, which is shown once."""

    token: Token
    secret: str


class AccountBook:
    """Everything that happens to accounts; each change is kept with what happened, in one transaction.

    `by` names the account that does it to another; None is the account itself, or whoever has the store.
    """

    def __init__(self, rows: AccountRows, clock: Clock = now) -> None:
        self._rows = rows
        self._clock = clock

    def _now(self) -> str:
        return expiry.text(self._clock())

    def _event(
        self, act: AccountAct, account: str | None, by: str | None = None, note: str | None = None
    ) -> AccountEvent:
        return AccountEvent(
            at=self._now(), act=act, account=account, by=by if by != account else None, note=note
        )

    # Accounts.

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by key."""
        return self._rows.accounts()

    def account(self, name: str) -> Account:
        """The account of this name.

        Raises:
            AccountError: if there is none.
        """
        found = self._rows.account(account_key(name))
        if found is None:
            raise AccountError(
                "no_account", f"No account has the name {name!r}. `hasila account list` lists them."
            )
        return found

    def add(
        self, name: str, role: Role, password: str, *, temporary: bool = False, by: str | None = None
    ) -> Account:
        """A new account.

        Raises:
            AccountError: if the name is taken or is none, or the password is soon guessed.
        """
        name = account_name(name)
        check_password(password, name)
        account = Account(
            key=account_key(name),
            name=name,
            role=role,
            password=hash_password(password),
            temporary=temporary,
            made=self._now(),
        )
        if not self._rows.add(account, self._event(_A.ADDED, account.key, by, role.value)):
            raise AccountError(
                "taken",
                f"The name {name!r} is taken, or reads like one that is. An account is never deleted: "
                "its judgements carry its name.",
            )
        return account

    def set_role(self, name: str, role: Role, *, by: str | None = None) -> Account:
        """Give an account another role.

        Raises:
            AccountError: if there is no such account, or no admin would be left.
        """
        account = self.account(name)
        event = self._event(_A.ROLE, account.key, by, role.value)
        self._unless_last(account.key, {"role": role.value}, event, admin=role is Role.ADMIN)
        return self.account(name)

    def disable(self, name: str, *, by: str | None = None) -> Account:
        """Let an account in no more: its sessions and tokens end; what it judged stays.

        Raises:
            AccountError: if there is no such account, or no admin would be left.
        """
        account = self.account(name)
        fields = {"disabled": account.disabled or self._now()}
        self._unless_last(account.key, fields, self._event(_A.DISABLED, account.key, by), end=True)
        return self.account(name)

    def enable(self, name: str, *, by: str | None = None) -> Account:
        """Let an account in again, by the password it had; its old tokens stay revoked.

        Raises:
            AccountError: if there is no such account.
        """
        account = self.account(name)
        self._rows.change(account.key, {"disabled": None}, self._event(_A.ENABLED, account.key, by))
        return self.account(name)

    def _unless_last(
        self,
        key: str,
        fields: Mapping[str, object],
        event: AccountEvent,
        *,
        admin: bool = False,
        end: bool = False,
    ) -> None:
        """Change an account, unless nobody could manage the accounts any more; `admin`: it is one afterwards."""

        def allowed(accounts: Sequence[Account]) -> bool:
            return admin or not is_last_admin(accounts, key)

        if not self._rows.change(key, fields, event, sessions_end=end, tokens_end=end, allowed=allowed):
            raise AccountError(
                "last_admin",
                "That is the only admin who can sign in: make another one first, so that someone can still "
                "manage the accounts.",
            )

    # Passwords.

    def set_password(
        self, name: str, password: str, *, temporary: bool = False, by: str | None = None
    ) -> Account:
        """Give an account another password; its sessions end, and its tokens too if another does it.

        Raises:
            AccountError: if there is no such account, or the password is soon guessed.
        """
        account = self.account(name)
        check_password(password, account.name)
        fields = {"password": hash_password(password), "temporary": temporary}
        event = self._event(_A.PASSWORD, account.key, by)
        self._rows.change(account.key, fields, event, sessions_end=True, tokens_end=by != account.key)
        return self.account(name)

    def reset_password(self, name: str, *, by: str) -> str:
        """Give an account a random password that it must change at once; returned to be shown once."""
        password = new_password()
        self.set_password(name, password, temporary=True, by=by)
        return password

    def change_own_password(self, account: Account, old: str, new: str) -> Account:
        """Change a password by showing the old one; every session of the account ends.

        Raises:
            AccountError: if the old one is wrong, the new one is the same, or is soon guessed.
        """
        if not verify_password(account.password, old[: LONGEST_PASSWORD + 1]):
            raise AccountError("wrong_password", "The old password is not right.")
        if verify_password(account.password, new[: LONGEST_PASSWORD + 1]):
            raise AccountError("same_password", "The new password is the old one: choose another.")
        return self.set_password(account.name, new, by=account.key)

    # Sessions.

    def sign_in(self, name: str, password: str) -> SignedIn | None:
        """A session for who shows the password of an account; None says nothing about what was wrong."""
        account = self._rows.account(account_key(name))
        right = verify_password(account.password if account else None, password[: LONGEST_PASSWORD + 1])
        if account is None or not right or account.disabled is not None:
            self._rows.note(self._event(_A.REFUSED, account.key if account else None))
            return None
        if outdated(account.password):
            fresh = hash_password(password)
            if not self._rows.change(
                account.key, {"password": fresh}, None, allowed=lambda accounts: account in accounts
            ):
                return None
            account = account.model_copy(update={"password": fresh})
        secret = self.begin_session(account)
        return SignedIn(account, secret) if secret else None

    def begin_session(self, account: Account) -> str | None:
        """A session of its own for an account that has shown who it is; returns its secret.

        None if the account was disabled or given another password since it was looked up.
        """
        secret, time = new_secret(), self._now()
        session = Session(key=secret_key(secret), account=account.key, made=time, seen=time)
        longest_ago = expiry.text(self._clock() - expiry.LONGEST)
        begun = self._rows.begin_session(
            session,
            self._event(_A.SIGNED_IN, account.key),
            password=account.password,
            ended_before=longest_ago,
        )
        return secret if begun else None

    def whose_session(self, secret: str) -> Account | None:
        """The account that is signed in by this secret, if the session is alive; notes that it is."""
        found = self._rows.session(secret_key(secret))
        if found is None:
            return None
        session, account = found
        time = self._clock()
        if account.disabled is not None or not expiry.alive(session, time):
            self._rows.end_session(session.key, None)
            return None
        if expiry.to_be_noted(session, time):
            with suppress(HasilaError):  # another program is writing: it can be noted a minute later
                self._rows.note_session(session.key, expiry.text(time))
        return account

    def sign_out(self, secret: str) -> None:
        """End a session; one that is not there is ended already."""
        found = self._rows.session(secret_key(secret))
        if found is not None:
            self._rows.end_session(found[0].key, self._event(_A.SIGNED_OUT, found[0].account))

    # Tokens.

    def make_token(
        self,
        name: str,
        label: str,
        scope: TokenScope,
        *,
        days: int = expiry.TOKEN_DAYS,
        by: str | None = None,
    ) -> Made:
        """A token for a program of an account, for so many days.

        Raises:
            AccountError: if there is no such account, it is disabled, or the label or the days will not do.
        """
        account = self.account(name)
        label = " ".join(label.split())
        if not 0 < len(label) <= _LONGEST_LABEL or not label.isprintable():
            raise AccountError(
                "label",
                f"A token needs a label of at most {_LONGEST_LABEL} characters: what it is for.",
                most=_LONGEST_LABEL,
            )
        if not 0 < days <= expiry.TOKEN_DAYS:
            raise AccountError(
                "days", f"A token holds for 1 to {expiry.TOKEN_DAYS} days.", most=expiry.TOKEN_DAYS
            )
        if account.disabled is not None:
            raise AccountError("disabled", f"The account {account.name} is disabled: enable it first.")
        secret = TOKEN_MARK + new_secret()
        key = secret_key(secret)
        token = Token(
            id=content_id("token", key),
            key=key,
            account=account.key,
            label=label,
            scope=scope,
            made=self._now(),
            expires=expiry.text(self._clock() + dt.timedelta(days=days)),
        )
        self._rows.add_token(token, self._event(_A.TOKEN_MADE, account.key, by, token.id))
        return Made(token, secret)

    def tokens(self, name: str | None = None) -> tuple[Token, ...]:
        """The tokens of an account, or of all, oldest first."""
        return self._rows.tokens(self.account(name).key if name is not None else None)

    def revoke_token(self, identifier: str, *, of: str | None = None, by: str | None = None) -> Token:
        """End a token; with `of`, only if it is of the account of this key.

        Raises:
            AccountError: if there is no such token.
        """
        found = [token for token in self._rows.tokens(of) if token.id == identifier]
        if not found:
            raise AccountError(
                "no_token", f"No token has the id {identifier!r}. `hasila token list` lists them."
            )
        token = found[0]
        if token.revoked is None:
            event = self._event(_A.TOKEN_REVOKED, token.account, by, token.id)
            self._rows.revoke_token(token.id, self._now(), event)
        return token

    def whose_token(self, secret: str) -> tuple[Account, Token] | None:
        """The account whose program shows this token, if both are valid."""
        found = self._rows.token(secret_key(secret)) if secret.startswith(TOKEN_MARK) else None
        if found is None:
            return None
        token, account = found
        if account.disabled is not None or not expiry.valid(token, self._clock()):
            return None
        return account, token

    def events(self, name: str | None = None, *, most: int = 100) -> tuple[AccountEvent, ...]:
        """What happened to an account, or to all, newest first."""
        return self._rows.events(self.account(name).key if name is not None else None, most=most)
