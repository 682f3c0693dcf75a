"""The state of a list as it stands in the address: read from it, checked, and written with some changes."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import ClassVar, Self
from urllib.parse import urlencode

from starlette.datastructures import ImmutableMultiDict

_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
#: Names that any address may have beside the state: what was said once, the one in view, and the way through a list.
_BESIDE = frozenset({"judged", "after", "limit", "at"})


@dataclass(frozen=True, slots=True)
class Fault:
    """A value in the address that means nothing: where it stands, and what would be right (a phrase's name)."""

    where: str
    value: str
    what: str
    known: tuple[str, ...] = ()  # the values that would be right, if they are few


@dataclass(frozen=True)
class Addressed:
    """What a list is filtered and sorted by: texts, each left out of the address where it is as usual."""

    q: str = ""
    page: str = ""

    #: By field, the codes that it can hold; a field that is not here can hold any text.
    CODES: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    #: By field, a test and the phrase that says what is right.
    FORMS: ClassVar[Mapping[str, tuple[Callable[[str], bool], str]]] = {}

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Read the state from an address; what it does not know, or what means nothing, is left out."""
        return cls.read(query)[0]

    @classmethod
    def read(cls, query: Mapping[str, str]) -> tuple[Self, tuple[Fault, ...]]:
        """The state in an address, without what means nothing, and the faults that say so."""
        names = {f.name for f in fields(cls)}
        held = {name: value.strip() for name, value in query.items() if value.strip()}
        faults = [
            Fault(name, value, "name", tuple(sorted(names - {"page"})))
            for name, value in held.items()
            if name not in names | _BESIDE
        ]
        if isinstance(query, ImmutableMultiDict):
            faults += [
                Fault(name, held[name], "twice")
                for name in names & held.keys()
                if len(set(query.getlist(name))) > 1
            ]
        right = {}
        for name in (f.name for f in fields(cls) if f.name in held):
            fault = cls._fault(name, held[name])
            if fault:
                faults.append(fault)
            else:
                right[name] = held[name]
        since, until = right.get("since", ""), right.get("until", "")
        if since and until and since[: len(until)] > until:
            faults.append(Fault("until", until, "order"))
            del right["until"]
        return cls(**right), tuple(faults)

    @classmethod
    def parameters(cls) -> list[dict[str, object]]:
        """What an address can ask, in the terms of OpenAPI."""
        return [
            {
                "name": f.name,
                "in": "query",
                "schema": {
                    "type": "string",
                    **({"enum": list(cls.CODES[f.name])} if f.name in cls.CODES else {}),
                },
            }
            for f in fields(cls)
            if f.name != "page"
        ]

    @classmethod
    def _fault(cls, name: str, value: str) -> Fault | None:
        if name in cls.CODES and value not in cls.CODES[name]:
            return Fault(name, value, "code", cls.CODES[name])
        if name in cls.FORMS and not cls.FORMS[name][0](value):
            return Fault(name, value, cls.FORMS[name][1])
        return None

    def address(self, **changes: str) -> str:
        """The query of the address with some changes; a change of a filter goes back to the first page."""
        state = replace(self, **({} if "page" in changes else {"page": ""}), **changes)
        held = sorted(fields(state), key=lambda f: f.name == "page")  # the page last
        told = {f.name: getattr(state, f.name) for f in held if getattr(state, f.name) != f.default}
        return urlencode(told)


def is_date(value: str) -> bool:
    """Whether a text is a year, a month or a day that the calendar has.

    >>> is_date("2024"), is_date("2024-02-29"), is_date("2024-13"), is_date("٢٠٢٤")
    (True, True, False, False)
    """
    if not _DATE.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError:
        return False
    return True


def is_year(value: str) -> bool:
    """Whether a text is a year, or stands for an unknown one."""
    return value == "-" or (len(value) == 4 and is_date(value))


def is_country(value: str) -> bool:
    """Whether a text has the shape of a country's code, or stands for an unknown one."""
    return value == "-" or bool(re.fullmatch(r"[A-Z]{2}", value))
