"""The accounts of a team, for its admins: who there is, with which role, and what happened to them."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from hasila.accounts import AccountError
from hasila.accounts.hashing import new_password
from hasila.model import Role
from hasila.web.pages.own_account import tokens_of, told
from hasila.web.render import page, visitor_of
from hasila.web.team import team_of
from hasila.web.words import LANGUAGES, say

router = APIRouter()

_EVENTS = 100


class Typed(BaseModel):
    """What the forms of the page hold; `do` says which of them it is."""

    do: str = ""
    name: str = ""
    role: str = ""
    token: str = ""


@router.get("/accounts")
def accounts(request: Request, lang: str) -> Response:
    """All accounts, their tokens, and what happened to them."""
    return _page(request, lang)


@router.post("/accounts")
def change(request: Request, lang: str, typed: Annotated[Typed, Form()]) -> Response:
    """Do what a form says."""
    lang = lang if lang in LANGUAGES else "en"
    account = visitor_of(request).account
    by = account.key if account else ""
    book = team_of(request).book
    if typed.do in ("add", "role") and typed.role not in list(Role):
        return _page(request, lang, typed=typed, status=422, wrong=say(lang, "account.wrong.role"))
    try:
        match typed.do:
            case "add":
                password = new_password()
                made = book.add(typed.name, Role(typed.role), password, temporary=True, by=by)
                return _page(request, lang, secret=password, whose=made.name)
            case "password":
                name = book.account(typed.name).name
                return _page(request, lang, secret=book.reset_password(name, by=by), whose=name)
            case "role":
                book.set_role(typed.name, Role(typed.role), by=by)
            case "disable":
                book.disable(typed.name, by=by)
            case "enable":
                book.enable(typed.name, by=by)
            case "revoke":
                book.revoke_token(typed.token, by=by)
            case _:
                return _page(request, lang, status=422, wrong=say(lang, "account.wrong.do"))
    except AccountError as error:
        return _page(request, lang, typed=typed, status=422, wrong=told(lang, error))
    return RedirectResponse(f"/{lang}/accounts", status_code=303)


def _page(request: Request, lang: str, *, status: int = 200, **said: Any) -> Response:
    team = team_of(request)
    shown: dict[str, Any] = {"wrong": None, "secret": None, "whose": None, "typed": Typed(), **said}
    found = team.book.accounts()
    return page(
        request,
        lang,
        "team_accounts.html",
        status=status,
        accounts=found,
        names={item.key: item.name for item in found},
        roles=list(Role),
        tokens=tokens_of(team),
        events=team.book.events(most=_EVENTS),
        **shown,
    )
