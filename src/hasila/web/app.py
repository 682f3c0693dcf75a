"""The application: which page answers which address, for one who works alone or for a team."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from hasila.accounts import AccountBook, Clock, now
from hasila.errors import HasilaError
from hasila.store import open_store
from hasila.web.answers import answered, denied, language, missing, shut
from hasila.web.desk import Desk
from hasila.web.guard import HOSTS, Guard, StaleFormError, genuine
from hasila.web.heads import Heads
from hasila.web.interface import describe
from hasila.web.pages import ROUTERS, TEAM_ROUTERS, fonts
from hasila.web.refusals import refusal
from hasila.web.team import Team
from hasila.web.warming import Warmer
from hasila.web.words import LANGUAGES, say


def create_app(
    db: str | Path,
    *,
    coder: str = "",
    team: bool = False,
    hosts: Sequence[str] = (),
    clock: Clock = now,
    warm: bool = False,
) -> FastAPI:
    """The application on one store: for `coder` alone, or for a `team` of which each signs in.

    It answers to the names of this machine and to `hosts`. If it is to be `warm`, what pages need of the
    whole store is made, from its start on, before anyone asks for it.

    Raises:
        HasilaError: if the store cannot be opened.
    """
    store = open_store(db, create=False)
    desk = Desk(store, coder)
    app = FastAPI(
        title="hasila",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_warmed(desk) if warm else None,
    )
    app.state.desk = desk
    app.state.team = Team(AccountBook(store.accounts, clock), clock) if team else None
    desk.catch_up()
    app.middleware("http")(Guard((*HOSTS, *hosts), app.state.team))
    app.add_middleware(Heads)
    app.add_exception_handler(HasilaError, _wrong)
    app.add_exception_handler(StaleFormError, _stale)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(404, lambda request, _error: missing(request))
    app.add_exception_handler(405, _unfit)
    app.add_exception_handler(Exception, _broken)
    app.add_api_route("/", _home, include_in_schema=False)
    for lang in LANGUAGES:
        app.add_api_route(f"/{lang}", _home_in(lang), include_in_schema=False)
    for router in (*ROUTERS, *(TEAM_ROUTERS if team else ())):
        app.include_router(router, prefix="/{lang}", dependencies=[Depends(genuine)])
    app.include_router(fonts.router)
    describe(app)
    static = resources.files("hasila.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    return app


def _warmed(desk: Desk) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        warmer = Warmer(desk)
        warmer.start()
        yield
        warmer.end()

    return lifespan


def _home(request: Request) -> Response:
    return RedirectResponse(f"/{language(request)}/incidents")


def _home_in(lang: str) -> Callable[[], Response]:
    return lambda: RedirectResponse(f"/{lang}/incidents")


def _wrong(request: Request, error: Exception) -> Response:
    if request.state.visitor is None:  # the message names files: it is not for whoever comes by
        return denied(request, "denied.busy", 503)
    said = refusal(language(request), error) if isinstance(error, HasilaError) else str(error)
    return answered(request, said, 503, title="error.store")


def _stale(request: Request, _error: Exception) -> Response:
    return denied(request, "denied.form")


def _unread(request: Request, _error: Exception) -> Response:
    return answered(request, say(language(request), "error.unread"), 422, title="judge.refused")


def _unfit(request: Request, error: Any) -> Response:
    takes = (error.headers or {}).get("Allow", "GET")
    told = say(language(request), "error.unfit", method=request.method[:20], takes=takes)
    answer = answered(request, told, 405, title="error.unfit.title")
    answer.headers["Allow"] = takes
    return answer


def _broken(request: Request, _error: Exception) -> Response:
    """What nobody foresaw: the server logs it, and the reader is told that nothing recorded is lost."""
    return shut(request, "error.broken", 500)
