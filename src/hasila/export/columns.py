"""What each column of each exported table holds, in the order of the files: the tables of `codebooks/`."""

import csv
from importlib import resources
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, its type in Frictionless Data Package terms, and what it holds."""

    name: str
    type: str
    about: str
    about_ar: str


def codebook(name: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    source = resources.files("hasila.export").joinpath("codebooks", f"{name}.csv")
    return tuple(Column(**row) for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


FIGURES = codebook("figures")
_INCIDENTS = codebook("incidents")
#: A toll is three columns a line in a flat table, and one object in JSON lines.
INCIDENTS = tuple(column for column in _INCIDENTS if column.type != "object")
INCIDENTS_NESTED = tuple(
    column
    for column in _INCIDENTS
    if column.name != "toll_other" and not column.name.endswith(("_low", "_best", "_high"))
)
TABLES = {
    "reports": codebook("reports"),
    "figures": FIGURES,
    "claims": codebook("claims"),
    "statistics": codebook("statistics"),
    "incidents": INCIDENTS,
}
