"""`hasila extract`: add to each line's text the figures, claims and statistics read in it."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Literal

import click

from hasila.cli import PASSED_OVER
from hasila.errors import HasilaError
from hasila.export import claim_row, figure_row, statistic_row
from hasila.ingest import decode
from hasila.model import EventDate
from hasila.read import read_text

_LIMIT = 20 * 1024 * 1024  # bytes of one line, as for `hasila run`


@click.command()
@click.argument("source", metavar="FILE.jsonl", type=click.Path(allow_dash=True))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of the standard output.",
)
@click.pass_context
def command(ctx: click.Context, *, source: str, output: Path | None) -> None:
    """Read JSON lines and add to each text the figures, claims and statistics found in it.

    A line holds `id`, `text`, and optionally `published` (2024-07-15); any other keys are kept.
    The same line is printed with `figures`, `claims` and `statistics`; `start` and `end` are code
    points in `text`. `-` reads the standard input. One line at a time is in memory, and no
    database is needed; figures that disagree are not settled here: see `hasila run`.

    A line that cannot be read is left out and named on the standard error; a date that is none is
    named, and the text read without it. The exit status is then 3.

    \b
    Example:
      hasila extract articles.jsonl -o figures.jsonl
    """  # noqa: D301 - \b keeps click from filling the lines
    if output and source != "-" and output.exists() and output.samefile(source):
        raise HasilaError(f"{output} is the input too: give -o another name, or it would be lost.")
    broken = 0
    with ExitStack() as stack:
        name = "standard input" if source == "-" else source
        lines = _open(stack, source, "rb")
        sink = _open(stack, str(output) if output else "-", "wb")
        for number, line in _lines(lines):
            try:
                row, trouble = _read(line, f"{name}:{number}")
                sink.write(row)
            except HasilaError as error:
                trouble = str(error)
            if trouble:
                broken += 1
                click.echo(f"{name}:{number}: {trouble}", err=True)
        sink.flush()
    if broken:
        ctx.exit(PASSED_OVER)


def _open(stack: ExitStack, name: str, mode: Literal["rb", "wb"]) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer if mode == "rb" else sys.stdout.buffer
    try:
        return stack.enter_context(Path(name).open(mode))
    except OSError as error:
        raise HasilaError(
            f"{name} cannot be opened: {error.strerror}. Check the name and its folder."
        ) from error


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number the lines that are not blank; of a line that is too long only the beginning is kept."""
    number = 0
    while line := file.readline(_LIMIT + 1):
        number += 1
        rest = line
        while len(rest) > _LIMIT and not rest.endswith(b"\n"):
            rest = file.readline(_LIMIT + 1)
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            yield number, line


def _read(line: bytes, item: str) -> tuple[bytes, str]:
    """The line with what was read in its text, and what is wrong with its date, if anything is."""
    if len(line) > _LIMIT:
        raise HasilaError(f"the line is longer than {_LIMIT >> 20} MB: shorten its text")
    row = _parse(line)
    text = row.get("text")
    if not isinstance(text, str):
        raise HasilaError('has no "text": write {"id": "...", "text": "..."}')
    day, trouble = _day(row.get("published"))
    reading = read_text(str(row.get("id", item)), text, day)
    row["figures"] = [figure_row(figure, reading) for figure in reading.figures]
    row["claims"] = [claim_row(claim) for claim in reading.claims]
    row["statistics"] = [statistic_row(statistic, reading) for statistic in reading.statistics]
    return f"{json.dumps(row, ensure_ascii=False)}\n".encode(), trouble


def _parse(line: bytes) -> dict[str, Any]:
    text, _ = decode(line)
    try:
        row = json.loads(text)
        json.dumps(row, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise HasilaError(f"broken JSON at column {error.colno} ({error.msg}): correct the line") from error
    except UnicodeEncodeError as error:
        raise HasilaError("holds half a character (a lone surrogate): write it out in UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise HasilaError("JSON with a number too long or brackets too deep: correct the line") from error
    if not isinstance(row, dict):
        raise HasilaError('is not an object: write {"id": "...", "text": "..."}')
    return row


def _day(published: object) -> tuple[str | None, str]:
    """The day of publication without its clock time, and what is wrong with it if it is no date."""
    if published in (None, ""):
        return None, ""
    prefix = published[:10].strip() if isinstance(published, str) else ""
    try:
        known = "/" not in prefix and EventDate(value=prefix).has_year
    except ValueError:
        known = False
    if known:
        return prefix, ""
    shown = json.dumps(published, ensure_ascii=False)[:40]
    return None, f'"published" is {shown}, no date, so the text was read without it: write 2024-07-15'
