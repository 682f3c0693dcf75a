"""The codebook: every value, column, rule and word list, made from the program itself."""

from functools import partial
from itertools import chain
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from hasila import __version__
from hasila.export import LAYOUTS
from hasila.export.columns import TABLES
from hasila.lexicon import digest
from hasila.web.codebook import VALUES, about_type, rules, word_lists
from hasila.web.csv_answer import csv_answer
from hasila.web.render import page
from hasila.web.words import LANGUAGES, code, say

router = APIRouter()

#: The tables of exports, and the layouts of other data sets.
_TABLES = TABLES | {name: layout.columns for name, layout in LAYOUTS.items()}


@router.get("/codebook")
def codebook(request: Request, lang: str) -> Response:
    """All of it on one page, with a link to each part."""
    return page(
        request,
        lang,
        "codebook.html",
        enums={kind: list(values) for kind, values in VALUES.items()},
        tables=_TABLES,
        rules=rules(),
        lists=word_lists(),
        digest=digest(),
        other=partial(say, _other(lang)),
        other_code=partial(code, _other(lang)),
    )


def _other(lang: str) -> str:
    return "en" if lang == "ar" else "ar"


@router.get("/codebook.json")
def codebook_json(request: Request, lang: str) -> Response:  # noqa: ARG001 - both languages stand in it
    """The closed values in both languages, and the columns: a data dictionary for programs."""
    values: dict[str, Any] = {
        kind: {
            "about": about_type(kind),
            "values": [
                {
                    "code": value.value,
                    **{lang: code(lang, kind, value) for lang in LANGUAGES},
                    **{f"about_{lang}": say(lang, f"about.{kind}.{value}") for lang in LANGUAGES},
                }
                for value in members
            ],
        }
        for kind, members in VALUES.items()
    }
    columns = {
        name: [{**column._asdict(), "about_ar": column.about_ar} for column in held]
        for name, held in _TABLES.items()
    }
    return JSONResponse({"version": __version__, "lexicons": digest(), "values": values, "columns": columns})


@router.get("/codebook.csv")
def codebook_csv(request: Request, lang: str) -> Response:  # noqa: ARG001 - both languages stand in it
    """The same as one table: a row for each value and for each column."""
    values = (
        {
            "of": kind,
            "code": value.value,
            "kind": "value",
            **{f"name_{tongue}": code(tongue, kind, value) for tongue in LANGUAGES},
            **{f"about_{tongue}": say(tongue, f"about.{kind}.{value}") for tongue in LANGUAGES},
        }
        for kind, members in VALUES.items()
        for value in members
    )
    columns = (
        {
            "of": name,
            "code": column.name,
            "kind": column.type,
            "about_en": column.about,
            "about_ar": column.about_ar,
        }
        for name, held in _TABLES.items()
        for column in held
    )
    names = ("of", "code", "kind", "name_en", "name_ar", "about_en", "about_ar")
    return csv_answer("codebook", names, chain(values, columns))
