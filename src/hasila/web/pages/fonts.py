"""The font of every page, from the package that holds it: nothing is fetched, nothing of it is kept here."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from hasila.web.font import font_files

router = APIRouter()


@router.get("/fonts/{name}.ttf", include_in_schema=False)
def font(name: str) -> Response:
    """One style of the font; the browser keeps it."""
    found = font_files().get(name)
    if found is None:
        raise HTTPException(404)
    keep = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(found.read_bytes(), media_type="font/ttf", headers=keep)
