"""Word in Arabic why mentions were joined or kept apart: every field, level and reason stands in words.json."""

import json
import re
from functools import cache
from importlib import resources
from typing import Any


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        resources.files("hasila.link").joinpath("words.json").read_text(encoding="utf-8")
    )
    return found


def field_name(field: str, language: str) -> str:
    """The name of a comparison of the settings file in a language (`en` keeps the file's own).

    >>> field_name("date", "en")
    'date'
    """
    return str(_words()["fields"][field]) if language == "ar" else field


def level_name(level: str, language: str) -> str:
    """How two mentions compare in one field, in a language (`en` keeps the settings file's label)."""
    return str(_words()["levels"][level]) if language == "ar" else level


def reason_text(reason: str, language: str) -> str:
    """Why a pair was joined or kept apart, in a language; an unknown reason stays as it is."""
    if language != "ar":
        return reason
    for pattern, arabic in _words()["reasons"]:
        found = re.fullmatch(pattern, reason)
        if found is not None:
            return str(arabic).format(*found.groups())
    return reason
