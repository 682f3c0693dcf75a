"""JSON Lines: what each line holds, or what is wrong with it and what to do."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from hasila.errors import HasilaError
from hasila.ingest.decode import LIMIT, decode, is_wide

_HEAD = 4096  # bytes that tell whether a file is UTF-16


class Entry(NamedTuple):
    """What stands in a line (or a row of a table), or the `trouble` for which it holds nothing."""

    number: int  # from 1
    value: Any = None
    encoding: str = ""
    trouble: str = ""


def read_lines(file: BinaryIO) -> Iterator[Entry]:
    """The lines that are not blank, one in memory at a time; a file in UTF-16 is held whole.

    Raises:
        HasilaError: if a file in UTF-16 is too large for that.
    """
    first = file.readline(LIMIT + 1)
    if is_wide(first[: min(_HEAD, len(first) & ~1)]):
        data = first + file.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise HasilaError(f"is UTF-16 and more than {LIMIT >> 20} MB: save it as UTF-8")
        text, encoding = decode(data)
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _entry(number, line, encoding)
        return
    for number, raw in enumerate(_bounded(first, file), 1):
        if len(raw) > LIMIT:
            yield Entry(number, trouble=f"the line is longer than {LIMIT >> 20} MB: shorten its text")
        elif raw.removeprefix(b"\xef\xbb\xbf").strip():
            try:
                line, encoding = decode(raw)
            except HasilaError as error:
                yield Entry(number, trouble=f"the line {error}")
            else:
                yield _entry(number, line, encoding)


def parse(text: str, *, lines: bool = False) -> Any:
    """What a JSON text holds; of a text of several `lines` the error names the line too.

    Raises:
        HasilaError: if it is broken.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if lines else ""
        raise HasilaError(f"broken JSON at {line}column {error.colno} ({error.msg}): correct it") from error
    except (ValueError, RecursionError) as error:
        raise HasilaError("JSON with a number too long or brackets too deep: correct it") from error


def _bounded(line: bytes, file: BinaryIO) -> Iterator[bytes]:
    """The lines from this one on; of a line that is too long only the beginning."""
    while line:
        yield line
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = file.readline(LIMIT + 1)
        line = file.readline(LIMIT + 1)


def _entry(number: int, line: str, encoding: str) -> Entry:
    try:
        return Entry(number, parse(line.strip()), encoding)
    except HasilaError as error:
        return Entry(number, trouble=str(error))
