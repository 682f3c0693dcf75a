"""Answers that are no page of the store: what is wrong and what to do, as a page or as data, in the language of the address."""

from fastapi import Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from hasila.web.render import page
from hasila.web.words import LANGUAGES, say

_LONGEST = 80  # of a name that is said again


def language(request: Request) -> str:
    """The language of an address, or else of its reader."""
    parts = request.scope["path"].split("/")
    if len(parts) > 1 and parts[1] in LANGUAGES:
        return str(parts[1])
    return "ar" if request.headers.get("accept-language", "").lower().startswith("ar") else "en"


def wants_data(request: Request) -> bool:
    """Whether a program asks, that has no use for a page."""
    last = request.scope["path"].rsplit("/", 1)[-1]
    return (
        "authorization" in request.headers
        or "application/json" in request.headers.get("accept", "")
        or last.endswith((".json", ".jsonl", ".geojson", ".csv"))
    )


def answered(
    request: Request, said: str, status: int, *, title: str = "error.title", back: str | None = None
) -> Response:
    """Say what is wrong under a title (a phrase's name), as a page with a way back or as data."""
    if wants_data(request):
        return JSONResponse({"error": said}, status_code=status)
    told = {} if back is None else {"back": back}
    return page(request, language(request), "error.html", status=status, said=said, title=title, **told)


def denied(request: Request, key: str, status: int = 403) -> Response:
    """Say why this visitor may not."""
    return answered(request, say(language(request), key), status, title="denied.title")


def missing(request: Request, kind: str = "page", name: str = "") -> Response:
    """Say that there is no page here; or no incident, report, figure or layout of this name."""
    return answered(request, say(language(request), f"missing.{kind}", name=name[:_LONGEST]), 404)


def shut(request: Request, key: str, status: int) -> Response:
    """Refuse, in both languages and with nothing of the store, whom no page is for."""
    if wants_data(request):
        return JSONResponse({"error": say(language(request), key)}, status_code=status)
    return PlainTextResponse("\n\n".join(say(lang, key) for lang in LANGUAGES) + "\n", status_code=status)
