"""Print tables: drawn on a terminal, tab-separated when another program reads."""

import shutil
import sys
from collections.abc import Mapping, Sequence

import click
from rich.cells import cell_len

from hasila.cli.words import bounds, day, place_name, plain
from hasila.model import Incident, Toll

_HEADER = ("id", "date", "type", "killed", "attackers", "wounded", "grade", "reports", "place", "in Arabic")
_GAP = "  "
#: Columns that hold numbers stand to the right.
_NUMBERS = frozenset({"killed", "attackers", "wounded", "reports"})


def incident_table(incidents: Sequence[Incident], tolls: Mapping[str, Toll]) -> None:
    """Print one row an incident, oldest first; Arabic stands last, where it reorders nothing."""
    ordered = sorted(incidents, key=lambda item: (item.date.first or "~" if item.date else "~", item.id))
    table(_HEADER, [_row(incident, tolls.get(incident.id)) for incident in ordered], tail=2)


def _row(incident: Incident, toll: Toll | None) -> tuple[str, ...]:
    lines = dict(toll.lines) if toll else {}
    return (
        incident.id,
        day(incident.date),
        incident.type.value if incident.type else "-",
        bounds(lines.get("killed")),
        bounds(lines.get("killed_attackers")),
        bounds(lines.get("wounded")),
        "rejected" if incident.status == "reject" else toll.grade.value if toll and toll.grade else "-",
        str(len(incident.reports)),
        place_name(incident.place),
        plain(incident.place.name_ar) if incident.place else "-",
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, tail: int = 1) -> None:
    """Print a table on the standard output.

    On a terminal that is too narrow, the last `tail` columns of each row go to a line of their own.
    """
    if not sys.stdout.isatty():
        for row in (header, *rows):
            click.echo("\t".join(row))
        return
    lines = [header, *rows]
    widths = [max(cell_len(row[column]) for row in lines) for column in range(len(header))]
    room = shutil.get_terminal_size().columns
    cut = len(header) if sum(widths) + len(_GAP) * len(widths) <= room else len(header) - tail
    for number, row in enumerate(lines):
        cells = [_cell(*cell) for cell in zip(header, row, widths, strict=True)]
        line = _GAP.join(cells[:cut]).rstrip()
        click.echo(line if number else click.style(line, bold=True))
        if number and set(row[cut:]) - {"-"}:
            click.echo(_GAP * 2 + _GAP.join(row[cut:]))
    click.echo()


def _cell(name: str, cell: str, width: int) -> str:
    fill = " " * (width - cell_len(cell))
    return fill + cell if name in _NUMBERS else cell + fill
