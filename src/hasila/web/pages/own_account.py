"""One's own account: change the password, make and revoke tokens, and see what happened to it."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from hasila.accounts import AccountError, expiry
from hasila.accounts.naming import LEAST_PASSWORD, LONGEST_PASSWORD
from hasila.model import Account, TokenScope
from hasila.web.render import page, visitor_of
from hasila.web.team import SESSION, Team, keep, team_of
from hasila.web.words import LANGUAGES, say

router = APIRouter()

_EVENTS = 20


class Typed(BaseModel):
    """What the forms of the page hold; `do` says which of them it is."""

    do: str = ""
    old: str = ""
    new: str = ""
    again: str = ""
    label: str = ""
    scope: str = ""
    days: str = ""
    token: str = ""


@router.get("/account")
def account(request: Request, lang: str) -> Response:
    """The account of who is signed in."""
    return _page(request, lang, done="password" if "changed" in request.query_params else None)


@router.post("/account")
def change(request: Request, lang: str, typed: Annotated[Typed, Form()]) -> Response:
    """Do what a form says."""
    lang = lang if lang in LANGUAGES else "en"
    team, own = team_of(request), _own(request)
    try:
        match typed.do:
            case "password":
                return _password(request, lang, own, typed)
            case "token":
                if own.temporary or typed.scope not in list(TokenScope):
                    return _page(request, lang, status=422, wrong=say(lang, "account.wrong.scope"))
                days = int(typed.days) if typed.days.isascii() and typed.days.isdecimal() else 0
                made = team.book.make_token(
                    own.name, typed.label, TokenScope(typed.scope), days=days, by=own.key
                )
                return _page(request, lang, secret=made.secret)
            case "revoke":
                team.book.revoke_token(typed.token, of=own.key, by=own.key)
                return RedirectResponse(f"/{lang}/account", status_code=303)
            case _:
                return _page(request, lang, status=422, wrong=say(lang, "account.wrong.do"))
    except AccountError as error:
        return _page(request, lang, status=422, wrong=told(lang, error))


def _password(request: Request, lang: str, own: Account, typed: Typed) -> Response:
    """Change the password; a wrong old one counts as a failed sign-in does."""
    team = team_of(request)
    address, time = request.client.host if request.client else "", team.clock()
    if typed.new != typed.again:
        return _page(request, lang, status=422, wrong=say(lang, "account.wrong.again"))
    wait = team.attempts.begin(own.key, address, time)
    if wait:
        minutes = int(wait.total_seconds()) // 60 + 1
        return _page(request, lang, status=429, wrong=say(lang, "sign.wait", minutes=minutes))
    try:
        changed = team.book.change_own_password(own, typed.old, typed.new)
    except AccountError as error:
        if error.key != "wrong_password":
            team.attempts.forget(own.key, address, time)
        raise
    team.attempts.forget(own.key, address, time)
    # Every session ended with the old password: this browser goes on in a new one.
    led = RedirectResponse(f"/{lang}/account?changed=1", status_code=303)
    secret = team.book.begin_session(changed)
    if secret is not None:
        keep(led, SESSION, secret)
    return led


def told(lang: str, error: AccountError) -> str:
    """What was wrong, in the language of the page."""
    return say(lang, f"account.wrong.{error.key}", **error.values)


def _own(request: Request) -> Account:
    account = visitor_of(request).account
    if account is None:
        raise LookupError("an account's page without an account")
    return account


def _page(request: Request, lang: str, *, status: int = 200, **said: Any) -> Response:
    team, own = team_of(request), _own(request)
    shown: dict[str, Any] = {"wrong": None, "secret": None, "done": None, **said}
    return page(
        request,
        lang,
        "own_account.html",
        status=status,
        own=own,
        tokens=tokens_of(team, own.name),
        events=team.book.events(own.name, most=_EVENTS),
        names={item.key: item.name for item in team.book.accounts()},
        scopes=list(TokenScope),
        days=expiry.TOKEN_DAYS,
        least=LEAST_PASSWORD,
        most=LONGEST_PASSWORD,
        **shown,
    )


def tokens_of(team: Team, name: str | None = None) -> list[tuple[Any, str]]:
    """The tokens of an account, or of all, newest first, each with its state."""
    time = team.clock()
    return [
        (token, "revoked" if token.revoked else "valid" if expiry.valid(token, time) else "expired")
        for token in reversed(team.book.tokens(name))
    ]
