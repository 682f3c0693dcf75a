"""Word why mentions were joined or kept apart: every field, level and reason stands in words.json."""

import json
from functools import cache
from importlib import resources
from typing import Any

from hasila.model import LinkReason


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


def reason_text(reason: LinkReason, language: str) -> str:
    """Why a pair was joined or kept apart, in a language; weights to a tenth of a bit.

    >>> reason_text(LinkReason(code="dates", days=9), "en")
    'kept apart: dates 9 days apart'
    """
    fields = reason.model_dump() | {
        "bits": f"{reason.bits:.1f}" if reason.bits is not None else "",
        "least": f"{reason.least:.0f}" if reason.least is not None else "",
        "countries": ", ".join(reason.countries),
    }
    return str(_words()["reasons"][reason.code][language]).format(**fields)
