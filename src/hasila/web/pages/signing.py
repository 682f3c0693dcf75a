"""Sign in and out: a session begins with a new secret, and what is wrong with a sign-in is never told."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from hasila.accounts import account_key
from hasila.accounts.hashing import form_key
from hasila.web.judging import safe_address
from hasila.web.render import page, visitor_of
from hasila.web.team import SESSION, SIGNING_IN, drop, keep, signing_in, team_of
from hasila.web.words import LANGUAGES, say

router = APIRouter()

# What is typed as a name is counted by its beginning: nobody has a longer one.
_COUNTED = 100


@router.get("/sign-in")
def form(request: Request, lang: str) -> Response:
    """The form; whoever is signed in goes on to where they wanted to."""
    wanted = request.query_params.get("next", "")
    if request.state.visitor is not None:
        return RedirectResponse(safe_address(wanted, lang if lang in LANGUAGES else "en"), status_code=303)
    return _form(request, lang, wanted)


@router.post("/sign-in")
def sign_in(
    request: Request,
    lang: str,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    wanted: Annotated[str, Form(alias="next")] = "",
) -> Response:
    """Begin a session for who shows the password of an account; a name and a wrong one are answered alike."""
    lang = lang if lang in LANGUAGES else "en"
    team = team_of(request)
    key = account_key(name[:_COUNTED])
    address = request.client.host if request.client else ""
    time = team.clock()
    wait = team.attempts.begin(key, address, time)
    if wait:
        minutes = int(wait.total_seconds()) // 60 + 1
        answer = _form(request, lang, wanted, 429, say(lang, "sign.wait", minutes=minutes))
        answer.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
        return answer
    signed = team.book.sign_in(name[:_COUNTED], password)
    if signed is None:
        return _form(request, lang, wanted, 401, say(lang, "sign.wrong"))
    team.attempts.forget(key, address, time)
    team.book.sign_out(request.cookies.get(SESSION, ""))
    there = f"/{lang}/account" if signed.account.temporary else safe_address(wanted, lang)
    led = RedirectResponse(there, status_code=303)
    keep(led, SESSION, signed.secret)
    drop(led, SIGNING_IN)
    return led


def _form(request: Request, lang: str, wanted: str, status: int = 200, wrong: str | None = None) -> Response:
    secret = signing_in(request)
    guard = Markup('<input type="hidden" name="guard" value="{}">').format(form_key(secret))
    answer = page(request, lang, "sign_in.html", status=status, wrong=wrong, wanted=wanted, guard=guard)
    keep(answer, SIGNING_IN, secret)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, lang: str) -> Response:
    """End the session here and in the store."""
    visitor_of(request)
    team_of(request).book.sign_out(request.cookies.get(SESSION, ""))
    led = RedirectResponse(f"/{lang if lang in LANGUAGES else 'en'}/sign-in", status_code=303)
    drop(led, SESSION)
    return led
