"""What lists share: what is wrong in an address, said in words, their pages, and the answers for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from hasila.web.address import Fault
from hasila.web.words import messages, say

_Thing = TypeVar("_Thing")
_SENT = 200  # rows that are sent at a time: each piece sent costs more than the row in it


def wrong(lang: str, faults: Iterable[Fault]) -> list[str]:
    """What is wrong in the address, where, and what to do, a sentence for each fault."""
    return [
        say(
            lang,
            f"wrong.{fault.what}",
            value=fault.value[:80],
            where=_label(lang, fault.where[:80]),
            known=", ".join(fault.known),
        )
        for fault in faults
    ]


def _label(lang: str, name: str) -> str:
    key = next((k for k in (f"facet.{name}", f"list.{name}") if k in messages()), None)
    return say(lang, key) if key else name


def refused(lang: str, faults: Sequence[Fault]) -> Response | None:
    """The refusal for a program that asks with what means nothing; None if all is right."""
    if not faults:
        return None
    told = wrong(lang, faults)
    return JSONResponse(
        {
            "error": " ".join(told),
            "faults": [
                {"where": fault.where, "value": fault.value, "said": said, "known": list(fault.known)}
                for fault, said in zip(faults, told, strict=True)
            ],
        },
        status_code=400,
    )


def paged(things: Sequence[_Thing], wanted: str, size: int) -> tuple[Sequence[_Thing], dict[str, int]]:
    """The things of the page of a list that an address asks for, and what the way through its pages shows."""
    pages = max(1, -(-len(things) // size))
    number = page_number(wanted, pages)
    shown = things[(number - 1) * size : number * size]
    return shown, {"number": number, "pages": pages, "total": len(things)}


def page_number(wanted: str, pages: int) -> int:
    """The page of a list that an address asks for, of so many: the first for nonsense, the last for one beyond it.

    >>> page_number("2", 9), page_number("9" * 5000, 9), page_number("x", 9)
    (2, 9, 1)
    """
    if not (wanted.isascii() and wanted.isdecimal()):
        return 1
    digits = wanted.lstrip("0")
    return pages if len(digits) > len(str(pages)) else min(max(1, int(digits or "0")), pages)


def json_list(
    request: Request,
    lang: str,
    things: Sequence[_Thing],
    name: Callable[[_Thing], str],
    row: Callable[[_Thing], dict[str, Any]],
) -> Response:
    """The things as a JSON list, sent as it is written: all, or `limit` of them after the one named `after`.

    `X-Total-Count` says how many there are, `Link` with `rel="next"` where the list goes on.
    """
    first, faults = 0, []
    after, limit = request.query_params.get("after"), request.query_params.get("limit")
    if after is not None:
        at = next((n for n, thing in enumerate(things) if name(thing) == after), None)
        if at is None:
            faults.append(Fault("after", after, "after"))
        first = 0 if at is None else at + 1
    if limit is not None and not (limit.isascii() and limit.isdecimal() and 0 < len(limit.lstrip("0")) < 7):
        faults.append(Fault("limit", limit, "limit"))
    if told := refused(lang, faults):
        return told
    shown = things[first : first + int(limit)] if limit else things[first:]
    headers = {"X-Total-Count": str(len(things))}
    if shown and first + len(shown) < len(things):
        held = [(k, v) for k, v in request.query_params.multi_items() if k != "after"]
        following = urlencode([*held, ("after", name(shown[-1]))])
        headers["Link"] = f'<{request.url.path}?{following}>; rel="next"'

    def lines() -> Iterator[str]:
        yield "["
        for start in range(0, len(shown), _SENT):
            rows = (json.dumps(row(thing), ensure_ascii=False) for thing in shown[start : start + _SENT])
            yield (",\n" if start else "") + ",\n".join(rows)
        yield "]\n"

    return StreamingResponse(lines(), media_type="application/json", headers=headers)
