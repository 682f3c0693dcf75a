"""What a reader prefers, kept in the browser: the digits of Arabic pages."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from hasila.web.answers import missing
from hasila.web.digits import COOKIE, KINDS
from hasila.web.judging import safe_address

router = APIRouter()

_YEAR = 365 * 24 * 60 * 60


@router.get("/digits/{kind}")
def digits(request: Request, lang: str, kind: str) -> Response:
    """Keep the choice, and go back to where it was made."""
    if kind not in KINDS:
        return missing(request)
    led = RedirectResponse(safe_address(request.query_params.get("back", ""), lang), status_code=303)
    led.set_cookie(COOKIE, kind, max_age=_YEAR, httponly=True, samesite="lax", path="/")
    return led
