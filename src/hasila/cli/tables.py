"""Print tables: drawn on a terminal, tab-separated when another program reads."""

import sys
from collections.abc import Mapping, Sequence

import click

from hasila.cli.words import bounds, day, place_name, plain
from hasila.model import Incident, Toll

_HEADER = ("id", "date", "type", "killed", "attackers", "wounded", "grade", "reports", "place", "in Arabic")
#: Columns that hold numbers stand to the right.
_NUMBERS = frozenset({"killed", "attackers", "wounded", "reports"})


def incident_table(incidents: Sequence[Incident], tolls: Mapping[str, Toll]) -> None:
    """Print one row an incident, oldest first; Arabic stands last, where it reorders nothing."""
    ordered = sorted(incidents, key=lambda item: (item.date.first or "~" if item.date else "~", item.id))
    table(_HEADER, [_row(incident, tolls.get(incident.id)) for incident in ordered])


def _row(incident: Incident, toll: Toll | None) -> tuple[str, ...]:
    lines = dict(toll.lines) if toll else {}
    return (
        incident.id,
        day(incident.date),
        incident.type.value if incident.type else "-",
        bounds(lines.get("killed")),
        bounds(lines.get("killed_attackers")),
        bounds(lines.get("wounded")),
        toll.grade.value if toll and toll.grade else "-",
        str(len(incident.reports)),
        place_name(incident.place),
        plain(incident.place.name_ar) if incident.place else "-",
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on the standard output."""
    if not sys.stdout.isatty():
        for row in (header, *rows):
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - needed only on a terminal
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(header):
        drawn.add_column(
            name,
            justify="right" if name in _NUMBERS else "left",
            no_wrap=number == 0,
            overflow="fold",
        )
    for row in rows:
        # Text, not markup: a name may hold square brackets.
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)
