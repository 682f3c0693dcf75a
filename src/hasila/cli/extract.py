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
from hasila.ingest import Entry, declared, read_lines
from hasila.read import read_text


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
        for number, value, _, trouble in _lines(lines, name):
            said = trouble
            if not trouble:
                row, said = _read(value, f"{name}:{number}")
                sink.write(row)
            if said:
                broken += 1
                click.echo(f"{name}:{number}: {said}", err=True)
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


def _lines(file: BinaryIO, name: str) -> Iterator[Entry]:
    try:
        yield from read_lines(file)
    except HasilaError as error:
        raise HasilaError(f"{name} {error}") from error


def _read(value: Any, item: str) -> tuple[bytes, str]:
    """The line with what was read in its text, or none; and what is wrong with it, if anything is."""
    if not isinstance(value, dict):
        return b"", 'is not an object: write {"id": "...", "text": "..."}'
    text = value.get("text")
    if not isinstance(text, str):
        return b"", 'has no "text": write {"id": "...", "text": "..."}'
    day, trouble = declared(value.get("published"))
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return b"", "holds half a character (a lone surrogate): write it out in UTF-8"
    try:
        reading = read_text(str(value.get("id", item)), text, day)
    except HasilaError as error:
        return b"", str(error)
    row = value | {
        "figures": [figure_row(figure, reading) for figure in reading.figures],
        "claims": [claim_row(claim) for claim in reading.claims],
        "statistics": [statistic_row(statistic, reading) for statistic in reading.statistics],
    }
    return f"{json.dumps(row, ensure_ascii=False)}\n".encode(), trouble
