"""The application: which page answers which address, and what every answer forbids the browser to do."""

from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles

from hasila.errors import HasilaError
from hasila.store import open_store
from hasila.web.desk import Desk
from hasila.web.heads import Heads
from hasila.web.pages import ROUTERS
from hasila.web.render import page
from hasila.web.words import LANGUAGES

#: Nothing is loaded from elsewhere, no script or style stands in a page, and no other page may frame ours.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
#: Hosts that an address may name: another name that leads here is a trick of another site's.
HOSTS = ("127.0.0.1", "localhost", "[::1]")

_Next = Callable[[Request], Awaitable[Response]]


def create_app(db: str | Path, *, coder: str) -> FastAPI:
    """The application on one store; what is judged is judged by `coder`.

    Raises:
        HasilaError: if the store cannot be opened.
    """
    app = FastAPI(title="hasila", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = Desk(open_store(db, create=False), coder)
    app.state.desk.catch_up()
    app.middleware("http")(_guarded)
    app.add_middleware(Heads)
    app.add_exception_handler(HasilaError, _wrong)
    app.add_exception_handler(404, _missing)
    app.add_api_route("/", _home, include_in_schema=False)
    for lang in LANGUAGES:
        app.add_api_route(f"/{lang}", _home_in(lang), include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router, prefix="/{lang}")
    static = resources.files("hasila.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    return app


async def _guarded(request: Request, call_next: _Next) -> Response:
    """Refuse what another site may have sent, and say in every answer what the browser must not do."""
    response: Response
    if _host(request) not in HOSTS:
        response = PlainTextResponse("This address is served on this machine only.", status_code=421)
    elif request.method not in ("GET", "HEAD") and not _same_site(request):
        response = PlainTextResponse("Refused: the request came from another site.", status_code=403)
    else:
        response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _host(request: Request) -> str:
    host = request.headers.get("host", "")
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host


def _same_site(request: Request) -> bool:
    """Whether the browser says that one of our own pages sent it; a program that is no browser says nothing."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def _home(request: Request) -> Response:
    wanted = request.headers.get("accept-language", "")
    lang = "ar" if wanted.lower().startswith("ar") else "en"
    return RedirectResponse(f"/{lang}/incidents")


def _home_in(lang: str) -> Callable[[], Response]:
    return lambda: RedirectResponse(f"/{lang}/incidents")


def _lang(request: Request) -> str:
    lang = request.url.path.split("/")[1]
    return lang if lang in LANGUAGES else "en"


def _wrong(request: Request, error: Exception) -> HTMLResponse:
    return page(request, _lang(request), "error.html", status=400, said=str(error))


def _missing(request: Request, _error: Any) -> HTMLResponse:
    return page(request, _lang(request), "error.html", status=404, said=None)
