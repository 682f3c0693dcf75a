"""Says things in English and Arabic: every phrase stands in phrases.json."""

import json
from functools import cache
from importlib import resources

from hasila.model import Group

LANGUAGES = ("en", "ar")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    text = resources.files("hasila.reconcile").joinpath("phrases.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def say(key: str, language: str, **values: object) -> str:
    """Fill in a phrase.

    >>> say("sum.victims.many", "en", n=6)
    '6 victims'
    """
    return _phrases()[key][language].format(**values)


def counted(what: Group | str, number: int, language: str) -> str:
    """Word a number of people: `what` is a group, or `victims`, `killed`, `wounded`.

    >>> counted(Group.CIVILIANS, 1, "en")
    '1 civilian'
    """
    return say(f"sum.{what}.{'one' if number == 1 else 'many'}", language, n=number)


def line_name(line: str, language: str) -> str:
    """Name a line of the toll (`killed_civilians`)."""
    return say(f"line.{line}", language)
