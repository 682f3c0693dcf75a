"""Accounts in the store: rows of accounts, sessions, tokens and of what happened, each change in one transaction."""

from collections.abc import Callable, Mapping, Sequence

import sqlalchemy as sa

from hasila.model import Account, AccountEvent, Session, Token
from hasila.store import schema as t
from hasila.store.engine import DURABLE, REBUILDABLE


class AccountRows:
    """The tables of accounts of an open database; no rule stands here but that no account is ever deleted."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._kept = engine.execution_options(pragmas=DURABLE)
        self._passing = engine.execution_options(pragmas=REBUILDABLE)

    def accounts(self) -> tuple[Account, ...]:
        """Every account, by key."""
        with self._engine.connect() as connection:
            return _accounts(connection)

    def account(self, key: str) -> Account | None:
        """The account of this key."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(t.accounts).where(t.accounts.c.key == key)).mappings().first()
        return Account(**row) if row else None

    def add(self, account: Account, event: AccountEvent) -> bool:
        """Add an account; whether its key was free."""
        with self._kept.begin() as connection:
            taken = connection.scalar(sa.select(t.accounts.c.key).where(t.accounts.c.key == account.key))
            if taken is None:
                connection.execute(sa.insert(t.accounts).values(account.model_dump(mode="json")))
                _note(connection, event)
        return taken is None

    def change(
        self,
        key: str,
        fields: Mapping[str, object],
        event: AccountEvent | None,
        *,
        sessions_end: bool = False,
        tokens_end: bool = False,
        allowed: Callable[[Sequence[Account]], bool] = lambda _accounts: True,
    ) -> bool:
        """Set some fields of an account, if `allowed` says so of all accounts as they are at that moment."""
        own = t.tokens.c.account == key
        with self._kept.begin() as connection:
            if not allowed(_accounts(connection)):
                return False
            connection.execute(sa.update(t.accounts).where(t.accounts.c.key == key).values(**fields))
            if sessions_end:
                connection.execute(sa.delete(t.sessions).where(t.sessions.c.account == key))
            if tokens_end and event:
                held = sa.and_(own, t.tokens.c.revoked.is_(None))
                connection.execute(sa.update(t.tokens).where(held).values(revoked=event.at))
            if event:
                _note(connection, event)
        return True

    def note(self, event: AccountEvent) -> None:
        """Keep what happened."""
        with self._kept.begin() as connection:
            _note(connection, event)

    def events(self, account: str | None = None, *, most: int) -> tuple[AccountEvent, ...]:
        """What happened to an account, or to all, the newest first."""
        columns = [column for column in t.account_events.c if column.name != "number"]
        query = sa.select(*columns).order_by(t.account_events.c.number.desc()).limit(most)
        if account is not None:
            query = query.where(t.account_events.c.account == account)
        with self._engine.connect() as connection:
            return tuple(AccountEvent(**row) for row in connection.execute(query).mappings())

    def begin_session(
        self, session: Session, event: AccountEvent, *, password: str, ended_before: str
    ) -> bool:
        """Add a session, if the account's password (hash) is still this one; sessions begun before a time go."""
        own = sa.and_(t.accounts.c.key == session.account, t.accounts.c.password == password)
        with self._kept.begin() as connection:
            held = connection.scalar(sa.select(t.accounts.c.key).where(own, t.accounts.c.disabled.is_(None)))
            if held is None:
                return False
            connection.execute(sa.delete(t.sessions).where(t.sessions.c.made < ended_before))
            connection.execute(sa.insert(t.sessions).values(session.model_dump(mode="json")))
            _note(connection, event)
        return True

    def session(self, key: str) -> tuple[Session, Account] | None:
        """The session of this key and whose it is."""
        with self._engine.connect() as connection:
            row = _row(connection, t.sessions, key)
            account = _row(connection, t.accounts, row["account"]) if row else None
        return (Session(**row), Account(**account)) if row and account else None

    def note_session(self, key: str, seen: str) -> None:
        """Note when a session was last seen."""
        with self._passing.begin() as connection:
            connection.execute(sa.update(t.sessions).where(t.sessions.c.key == key).values(seen=seen))

    def end_session(self, key: str, event: AccountEvent | None) -> None:
        """Delete a session."""
        with self._kept.begin() as connection:
            connection.execute(sa.delete(t.sessions).where(t.sessions.c.key == key))
            if event:
                _note(connection, event)

    def add_token(self, token: Token, event: AccountEvent) -> None:
        """Add a token."""
        with self._kept.begin() as connection:
            connection.execute(sa.insert(t.tokens).values(token.model_dump(mode="json")))
            _note(connection, event)

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """The tokens of an account, or of all, oldest first."""
        query = sa.select(t.tokens).order_by(t.tokens.c.made, t.tokens.c.id)
        if account is not None:
            query = query.where(t.tokens.c.account == account)
        with self._engine.connect() as connection:
            return tuple(Token(**row) for row in connection.execute(query).mappings())

    def token(self, key: str) -> tuple[Token, Account] | None:
        """The token of this key and whose it is."""
        with self._engine.connect() as connection:
            row = _row(connection, t.tokens, key)
            account = _row(connection, t.accounts, row["account"]) if row else None
        return (Token(**row), Account(**account)) if row and account else None

    def revoke_token(self, identifier: str, at: str, event: AccountEvent) -> None:
        """Note since when a token opens nothing."""
        with self._kept.begin() as connection:
            connection.execute(sa.update(t.tokens).where(t.tokens.c.id == identifier).values(revoked=at))
            _note(connection, event)


def _accounts(connection: sa.Connection) -> tuple[Account, ...]:
    rows = connection.execute(sa.select(t.accounts).order_by(t.accounts.c.key)).mappings()
    return tuple(Account(**row) for row in rows)


def _row(connection: sa.Connection, table: sa.Table, key: str) -> sa.RowMapping | None:
    return connection.execute(sa.select(table).where(table.c.key == key)).mappings().first()


def _note(connection: sa.Connection, event: AccountEvent) -> None:
    connection.execute(sa.insert(t.account_events).values(event.model_dump(mode="json")))
