"""The layouts of other data sets by name, and the files that hold them."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hasila.export import acled, gtd, ucdp
from hasila.export.columns import INCIDENTS, Column
from hasila.export.common import OWN, Edition
from hasila.export.files import PACKAGE, cell, datapackage, files
from hasila.export.geojson import feature
from hasila.export.rows import Row
from hasila.model import Case


class Layout(NamedTuple):
    """A layout: its columns with hasila's own at the end, and the row of an incident (None: it has none there)."""

    columns: tuple[Column, ...]
    row: Callable[[Case, Edition], Row | None]


LAYOUTS: Mapping[str, Layout] = {
    "acled": Layout((*acled.COLUMNS, *OWN), acled.row),
    "ucdp": Layout((*ucdp.COLUMNS, *OWN), ucdp.row),
    "gtd": Layout((*gtd.COLUMNS, *OWN), gtd.row),
}
#: The properties of a GeoJSON feature.
PROPERTIES = (*INCIDENTS, *OWN)


def rows(cases: Iterable[Case], layout: Layout, edition: Edition) -> Iterator[Row]:
    """The rows of a layout; an incident that a coder rejected has none."""
    found = (layout.row(case, edition) for case in cases if case.incident.status != "reject")
    return (row for row in found if row is not None)


def export_layout(out: Path, name: str, cases: Iterable[Case], edition: Edition) -> int:
    """Write `NAME.csv` with `datapackage.json`, the codebook of its columns, into `out`; the number of rows.

    Raises:
        HasilaError: if the folder cannot be made or written.
    """
    layout = LAYOUTS[name]
    count = 0
    with files(out, f"{name}.csv", PACKAGE) as held:
        held[PACKAGE].write(datapackage({name: layout.columns}, _edition(edition), key=None))
        held[f"{name}.csv"].write("\ufeff")
        writer = csv.DictWriter(held[f"{name}.csv"], [column.name for column in layout.columns])
        writer.writeheader()
        for row in rows(cases, layout, edition):
            writer.writerow({column: cell(value) for column, value in row.items()})
            count += 1
    return count


def features(cases: Iterable[Case], edition: Edition) -> Iterator[str]:
    """A feature collection in pieces of text, one feature a line; an incident that a coder rejected is none."""
    yield '{"type": "FeatureCollection", "features": [\n'
    first = True
    for case in cases:
        if case.incident.status != "reject":
            yield ("" if first else ",\n") + json.dumps(feature(case, edition), ensure_ascii=False)
            first = False
    yield "\n]}\n"


def export_geojson(out: Path, cases: Iterable[Case], edition: Edition) -> None:
    """Write `incidents.geojson` with `datapackage.json`, the codebook of its properties, into `out`.

    Raises:
        HasilaError: if the folder cannot be made or written.
    """
    with files(out, "incidents.geojson", PACKAGE) as held:
        held[PACKAGE].write(
            datapackage({"incidents": PROPERTIES}, _edition(edition), form="geojson", key="id")
        )
        held["incidents.geojson"].writelines(features(cases, edition))


def _edition(edition: Edition) -> dict[str, Any]:
    return {"version": edition.version, "lexicon_digest": edition.lexicons}
