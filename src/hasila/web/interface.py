"""The interface for programs, described in the terms of OpenAPI: every address that answers with data."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from hasila import __version__
from hasila.web.address import Addressed

_ENDINGS = (".json", ".jsonl", ".csv", ".geojson", "/judgements", "/judgements/settled", "/reports/{name}")
_PAGES = [
    {
        "name": "limit",
        "in": "query",
        "description": "so many rows at most; the header Link names the address of the next ones",
        "schema": {"type": "integer", "minimum": 1},
    },
    {
        "name": "after",
        "in": "query",
        "description": "only rows after the one with this id",
        "schema": {"type": "string"},
    },
]


def asked(state: type[Addressed]) -> dict[str, Any]:
    """What an address of this state can ask."""
    return {"parameters": state.parameters()}


def listed(state: type[Addressed]) -> dict[str, Any]:
    """The same for a list that is sent in parts."""
    return {"parameters": [*state.parameters(), *_PAGES]}


def describe(app: FastAPI) -> None:
    """Answer `/openapi.json` with the addresses of this application that answer with data."""

    def interface() -> JSONResponse:
        told = get_openapi(
            title="hasila",
            version=__version__,
            description="`lang` is ar or en. What means nothing in an address is answered 400, with what would be right.",
            routes=app.routes,
        )
        told["paths"] = {path: held for path, held in told["paths"].items() if path.endswith(_ENDINGS)}
        return JSONResponse(told)

    app.add_api_route("/openapi.json", interface, include_in_schema=False)
