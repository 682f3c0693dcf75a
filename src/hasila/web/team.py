"""What a team's page knows beside the store: the accounts, failed sign-ins, and the names it is reached by."""

from dataclasses import dataclass, field

from fastapi import Request
from fastapi.responses import Response

from hasila.accounts import AccountBook, Attempts, Clock, may, now, scope_may
from hasila.accounts.hashing import form_key, new_secret
from hasila.web.visitors import Visitor

# The prefix makes browsers refuse the cookie without https, from another path or another name's page.
SESSION = "__Host-hasila"
SIGNING_IN = "__Host-hasila-form"


@dataclass
class Team:
    """The accounts of a store at work."""

    book: AccountBook
    clock: Clock = now
    attempts: Attempts = field(default_factory=Attempts)

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; a token that is shown counts alone, whoever is signed in besides."""
        if "authorization" in request.headers:
            return self._program(request.headers["authorization"])
        secret = request.cookies.get(SESSION, "")
        account = self.book.whose_session(secret) if secret else None
        if account is None:
            return None
        return Visitor(account.name, may(account.role), account, form_key(secret))

    def _program(self, shown: str) -> Visitor | None:
        kind, _, secret = shown.partition(" ")
        held = self.book.whose_token(secret.strip()) if kind.lower() == "bearer" else None
        if held is None:
            return None
        account, token = held
        return Visitor(account.name, scope_may(account.role, token.scope), account)


def team_of(request: Request) -> Team:
    """The team that the application was made for.

    Raises:
        LookupError: if it was made for one alone.
    """
    found: Team | None = request.app.state.team
    if found is None:
        raise LookupError("there is no team")
    return found


def in_browser(visitor: Visitor) -> bool:
    """Whether they are signed in, not a program with a token."""
    return bool(visitor.form)


def keep(response: Response, name: str, secret: str) -> None:
    """Hand the browser a secret that it shows to us alone, and no script can read."""
    response.set_cookie(name, secret, secure=True, httponly=True, samesite="lax", path="/")


def drop(response: Response, name: str) -> None:
    """Let the browser forget a secret."""
    response.delete_cookie(name, secure=True, httponly=True, samesite="lax", path="/")


def signing_in(request: Request) -> str:
    """The secret that a browser holds while it is not signed in yet, made if it has none."""
    return request.cookies.get(SIGNING_IN) or new_secret()
