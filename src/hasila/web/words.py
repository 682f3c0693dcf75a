"""Everything the page says, in Arabic and English: phrases of pages and of accounts, what codes mean and rules do, in phrases/."""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from markupsafe import Markup, escape

LANGUAGES = ("ar", "en")
_COUNTRY = re.compile(r"\(([A-Z]{2})\)")
DIRECTIONS: Mapping[str, str] = {"ar": "rtl", "en": "ltr"}


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """The phrases by key and language."""
    found: dict[str, dict[str, str]] = {}
    for name in ("pages.json", "meanings.json", "rules.json", "accounts.json"):
        found |= json.loads(
            resources.files("hasila.web").joinpath("phrases", name).read_text(encoding="utf-8")
        )
    return found


def say(lang: str, key: str, **values: object) -> str:
    """A phrase with its blanks filled in; what fills them may be text from reports, and is escaped as text.

    Raises:
        KeyError: if there is no such phrase.
    """
    return messages()[key][lang].format(**values)


@lru_cache(4096)
def code(lang: str, kind: str, value: str | None) -> str:
    """The word for a closed value (`outcome`, `killed`): a dash for none, the value itself if it has no word."""
    if not value:
        return "–"
    found = messages().get(f"{kind}.{value}")
    return found[lang] if found else value


def countries_named(lang: str, text: str) -> str:
    """A sentence in which countries stand by name, not by code: `by nationality (SA)`; an unknown code stays.

    >>> countries_named("en", "a share by nationality (SA): 7 (QQ)")
    'a share by nationality (Saudi Arabia): 7 (QQ)'
    """
    return _COUNTRY.sub(lambda match: f"({code(lang, 'country', match[1])})", text)


def marked(lang: str, key: str, **values: object) -> Markup:
    """A phrase whose blanks may hold markup of our own; anything else in them is escaped."""
    return Markup(messages()[key][lang]).format(**{name: escape(value) for name, value in values.items()})  # noqa: S704 - our own phrases
