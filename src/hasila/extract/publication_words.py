"""Word in Arabic why a report has its date of publication: every sentence stands in publication_words.json."""

import json
import re
from functools import cache
from importlib import resources


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    source = resources.files("hasila.extract").joinpath("publication_words.json")
    return tuple(
        (re.compile(rf"{pattern}(?: |$)", re.DOTALL), arabic)
        for pattern, arabic in json.loads(source.read_text(encoding="utf-8"))
    )


def publication_reason(reason: str, language: str) -> str:
    """How the date or its bounds were found (`Publication.reason`), in a language; what is unknown stays as it is."""
    if language != "ar":
        return reason
    told, at = [], 0
    while at < len(reason):
        for pattern, arabic in _sentences():
            found = pattern.match(reason, at)
            if found is not None:
                told.append(arabic.format(*found.groups()))
                at = found.end()
                break
        else:
            return " ".join([*told, reason[at:]])
    return " ".join(told)
