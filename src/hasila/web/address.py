"""The state of a list as it stands in the address: read from it, and written with some changes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode


@dataclass(frozen=True)
class Addressed:
    """What a list is filtered and sorted by: texts, each left out of the address where it is as usual."""

    q: str = ""
    page: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Read the state from an address; what it does not know is left out."""
        return cls(**{f.name: query[f.name].strip() for f in fields(cls) if query.get(f.name, "").strip()})

    def address(self, **changes: str) -> str:
        """The query of the address with some changes; a change of a filter goes back to the first page."""
        state = replace(self, **({} if "page" in changes else {"page": ""}), **changes)
        held = sorted(fields(state), key=lambda f: f.name == "page")  # the page last
        told = {f.name: getattr(state, f.name) for f in held if getattr(state, f.name) != f.default}
        return urlencode(told)
