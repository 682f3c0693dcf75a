"""What stands before every page: who may ask, from where, and what every answer forbids the browser to do."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from hasila.accounts import ALONE
from hasila.accounts.hashing import form_key, same
from hasila.errors import HasilaError
from hasila.web.answers import denied, language, shut, wants_data
from hasila.web.doors import NEEDS, STILL, Door, door
from hasila.web.render import desk_of
from hasila.web.team import SIGNING_IN, Team, in_browser
from hasila.web.visitors import Visitor

#: Nothing is loaded from elsewhere, no script or style stands in a page, and no other page may frame ours.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers would then call the origin of our own forms null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
#: Names that an address may hold on this machine: another name that leads here is a trick of another site's.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
#: The field of a form that says it is of one of our own pages.
FIELD = "guard"
#: Nothing that is typed into a form is near so long.
LONGEST_BODY = 256 * 1024
_SAFE = ("GET", "HEAD")
_HOST = re.compile(r"(?P<name>[^:@/\[\]]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")

_Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """The middleware of an application that is reached by some names, alone or by a team."""

    def __init__(self, hosts: tuple[str, ...], team: Team | None) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)
        self._team = team

    async def __call__(self, request: Request, call_next: _Next) -> Response:
        """Answer in place of the page, or let the page answer."""
        request.state.visitor = None
        refused = self._refused(request)
        if refused is None and self._team is not None:
            try:
                refused = await run_in_threadpool(self._stopped, request, self._team)
            except HasilaError:  # it names the file, and nobody knows yet who asks
                refused = shut(request, "denied.busy", 503)
        elif refused is None:
            request.state.visitor = Visitor(desk_of(request).coder, ALONE)
        response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.scheme == "https":
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    def _refused(self, request: Request) -> Response | None:
        """What another site may have sent, or nothing that reads forms should read."""
        if _host(request) not in self._hosts:
            return shut(request, "shut.name" if self._team else "shut.machine", 421)
        if request.method in _SAFE:
            return None
        if not _same_site(request):
            return shut(request, "shut.site", 403)
        length = request.headers.get("content-length", "")
        # Of a body in chunks the length that is told need not be true.
        if "transfer-encoding" in request.headers or not (length.isascii() and length.isdecimal()):
            return shut(request, "shut.length", 411)
        if len(length) > 9 or int(length) > LONGEST_BODY:
            return shut(request, "shut.long", 413)
        return None

    def _stopped(self, request: Request, team: Team) -> Response | None:
        """What the door answers to whoever it does not let through; it notes who comes."""
        wanted = door(request.method, request.scope["path"])
        if request.method in _SAFE and request.scope["path"].startswith(STILL):
            return None
        visitor = request.state.visitor = team.visitor(request)
        if wanted is Door.OPEN:
            return None
        lang = language(request)
        if visitor is None:
            return _sign_in(request, lang)
        if wanted in (Door.OWN, Door.MANAGE) and not in_browser(visitor):
            return denied(request, "denied.token")
        temporary = visitor.account is not None and visitor.account.temporary
        if temporary and wanted is not Door.OWN:
            if request.method in _SAFE and not wants_data(request):
                return RedirectResponse(f"/{lang}/account", status_code=303)
            return denied(request, "denied.temporary")
        if wanted in NEEDS and not visitor.may(NEEDS[wanted]):
            return denied(request, f"denied.{wanted.value}")
        return None


async def genuine(request: Request) -> None:
    """Refuse a form that does not hold what our own pages put into it.

    Raises:
        StaleFormError: if it does not.
    """
    if request.method in _SAFE or request.app.state.team is None:
        return
    visitor: Visitor | None = request.state.visitor
    if door(request.method, request.scope["path"]) is Door.OPEN:
        secret = request.cookies.get(SIGNING_IN, "")
        wanted = form_key(secret) if secret else ""
    elif visitor is not None and not in_browser(visitor):
        return  # no browser adds a token by itself
    else:
        wanted = visitor.form if visitor else ""
    shown = (await request.form()).get(FIELD)
    if not wanted or not isinstance(shown, str) or not same(shown, wanted):
        raise StaleFormError


class StaleFormError(Exception):
    """A form that is of no page of ours, or of one from before the browser signed in."""


def _sign_in(request: Request, lang: str) -> Response:
    if wants_data(request) or request.method not in _SAFE:
        answer = denied(request, "denied.nobody", 401)
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    path = request.scope["path"]
    if path in ("/", f"/{lang}"):
        return RedirectResponse(f"/{lang}/sign-in", status_code=303)
    here = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"/{lang}/sign-in?{urlencode({'next': here})}", status_code=303)


def _host(request: Request) -> str:
    """The name that the address holds, without its port; nothing if it is no name."""
    found = _HOST.fullmatch(request.headers.get("host", "").lower())
    return found["name"] if found else ""


def _same_site(request: Request) -> bool:
    """Whether the browser says that one of our own pages sent it; a program that is no browser says nothing."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    host = request.headers.get("host", "")
    # Behind a proxy that speaks https for us, the browser says https and the proxy does not.
    return origin is None or origin in (f"{request.url.scheme}://{host}", f"https://{host}")
