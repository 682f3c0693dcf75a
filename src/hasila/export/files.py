"""Write the tables of an export as JSON lines or as CSV; files appear only when all are complete."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from hasila.errors import HasilaError
from hasila.export.columns import INCIDENTS, INCIDENTS_NESTED, TABLES, Column
from hasila.export.rows import (
    Row,
    claim_row,
    incident_row,
    report_row,
    statistic_row,
    use_row,
)
from hasila.model import (
    FigureUse,
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Reading,
    Toll,
    standing,
)

#: The file that describes the columns of the others.
PACKAGE = "datapackage.json"
_DUCKDB = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
}


class Told(NamedTuple):
    """What the tables are made of: readings in the order to write them, incidents, their tolls by id, judgements."""

    readings: Iterable[Reading]
    incidents: Iterable[Incident]
    tolls: Mapping[str, Toll]
    judgements: Iterable[Judgement] = ()


def export_jsonl(out: Path, told: Told, about: Mapping[str, Any] | None = None) -> None:
    """Write reports, figures, claims, statistics and incidents as `.jsonl` into the folder `out`.

    Readings are streamed in the order given (the store gives them by id); incidents are sorted by
    id. Files of an earlier export are replaced together. `datapackage.json` describes the columns,
    with what `about` tells of the whole.

    Raises:
        HasilaError: if the folder cannot be made or written.
    """
    tables = TABLES | {"incidents": INCIDENTS_NESTED}
    with files(out, *(f"{table}.jsonl" for table in TABLES), PACKAGE) as held:
        held[PACKAGE].write(datapackage(tables, about or {}, form="jsonl"))
        for table, row in _rows(told):
            held[f"{table}.jsonl"].write(json.dumps(row, ensure_ascii=False) + "\n")


def export_csv(out: Path, told: Told, about: Mapping[str, Any] | None = None) -> None:
    """Write the same tables as `.csv` for spreadsheets, with `datapackage.json` to describe them.

    UTF-8 with a byte order mark; lists are joined with `; `; a toll is three columns a line; a
    text that a spreadsheet would run as a formula gets an apostrophe in front.

    Raises:
        HasilaError: if the folder cannot be made or written.
    """
    with files(out, *(f"{table}.csv" for table in TABLES), PACKAGE) as held:
        held[PACKAGE].write(datapackage(TABLES, about or {}))
        writers = {}
        for table, columns in TABLES.items():
            held[f"{table}.csv"].write("\ufeff")
            writers[table] = csv.DictWriter(held[f"{table}.csv"], [column.name for column in columns])
            writers[table].writeheader()
        for table, row in _rows(told):
            writers[table].writerow({name: cell(value) for name, value in flat(row).items()})


def export_parquet(out: Path, told: Told, about: Mapping[str, Any] | None = None) -> None:
    """Write the same tables as `.parquet`: typed columns, lists as lists, a toll as three columns a line.

    Raises:
        HasilaError: if the folder cannot be made or written.
    """
    import duckdb  # noqa: PLC0415 - it costs 0.1 s, needed only here

    with files(out, *(f"{table}.parquet" for table in TABLES), PACKAGE) as held:
        held[PACKAGE].write(datapackage(TABLES, about or {}, form="parquet"))
        folder = Path(held[PACKAGE].name).parent
        with ExitStack() as stack:
            lines = {
                table: stack.enter_context((folder / f"{table}.lines").open("w", encoding="utf-8"))
                for table in TABLES
            }
            for table, row in _rows(told):
                lines[table].write(json.dumps(flat(row), ensure_ascii=False) + "\n")
        with duckdb.connect() as engine:
            for table, columns in TABLES.items():
                typed = {column.name: _DUCKDB[column.type] for column in columns}
                rows = engine.read_json(
                    str(folder / f"{table}.lines"), columns=typed, format="newline_delimited"
                )
                rows.write_parquet(str(folder / f"{table}.parquet"))


def _rows(told: Told) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table."""
    readings, incidents, tolls, judgements = told
    status = {
        j.subject: j.action.value
        for j in standing(judgements)
        if j.action in (JudgementAction.ACCEPT, JudgementAction.REJECT)
    }
    ordered = sorted(incidents, key=lambda incident: incident.id)
    incident_of = {mention: incident.id for incident in ordered for mention in incident.members}
    uses: dict[tuple[str, str | None], FigureUse] = {
        (use.figure, toll.incident): use for toll in tolls.values() for use in toll.uses
    }
    names: dict[str, str] = {}
    for reading in readings:
        for actor in (*(m.actor for m in reading.actors), *(c.actor for c in reading.claims)):
            names[actor.id] = actor.name_en
        yield "reports", report_row(reading, incident_of)
        of_figure = _owners(reading, incident_of, lambda mention: mention.figures)
        of_claim = _owners(reading, incident_of, lambda mention: mention.claims)
        for figure in reading.figures:
            owner = of_figure.get(figure.id)
            yield "figures", use_row(figure, reading, owner, uses.get((figure.id, owner)))
        for claim in reading.claims:
            named = {"id": claim.id, "report": claim.report, "incident": of_claim.get(claim.id)}
            yield "claims", claim_row(claim) | named | {"status": status.get(claim.id)}
        for statistic in reading.statistics:
            named = {"id": statistic.id, "report": statistic.report}
            yield "statistics", statistic_row(statistic, reading) | named
    for incident in ordered:
        yield "incidents", incident_row(incident, tolls.get(incident.id), names)


def _owners(
    reading: Reading,
    incident_of: Mapping[str, str],
    ids: Callable[[IncidentMention], tuple[str, ...]],
) -> dict[str, str]:
    """The incident of each figure or claim; of one that two mentions share, the main one's."""
    owners: dict[str, str] = {}
    for mention in sorted(reading.mentions, key=lambda mention: not mention.main):
        if mention.id in incident_of:
            for name in ids(mention):
                owners.setdefault(name, incident_of[mention.id])
    return owners


def flat(row: Row) -> Row:
    """A row with its toll, if it has one, spread over columns."""
    if "toll" not in row:
        return row
    flat = {name: value for name, value in row.items() if name != "toll"}
    known = {column.name for column in INCIDENTS}
    others = []
    for line, bounds in row["toll"].items():
        if f"{line}_low" in known:
            flat |= {f"{line}_{bound}": value for bound, value in bounds.items()}
        else:
            others.append(f"{line} " + "/".join("?" if n is None else str(n) for n in bounds.values()))
    return flat | {"toll_other": others}


def cell(value: Any) -> Any:
    """A value for a cell of a CSV file: lists joined, and nothing that a spreadsheet would run.

    >>> cell(["a", "b"]), cell("=1+1"), cell(True), cell(7)
    ('a; b', "'=1+1", 'true', 7)
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def datapackage(
    tables: Mapping[str, Sequence[Column]],
    about: Mapping[str, Any],
    *,
    form: str = "csv",
    key: str | None = "id",
) -> str:
    """The columns of some tables in the terms of the Frictionless Data Package standard, version 1.

    `about` is told of the whole (version, word lists, policy); a table has its primary key in `key`.
    """
    tabular = form == "csv"
    held: dict[str, Any] = {
        **({"profile": "tabular-data-package"} if tabular else {}),
        "name": "hasila-export",
        **about,
        "resources": [
            {
                "name": table,
                "path": f"{table}.{form}",
                **({"profile": "tabular-data-resource"} if tabular else {}),
                "encoding": "utf-8",
                "schema": {
                    "fields": [_field(column, joined=tabular) for column in columns],
                    "missingValues": [""],
                    **({"primaryKey": key} if key else {}),
                },
            }
            for table, columns in tables.items()
        ],
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _field(column: Column, *, joined: bool) -> dict[str, str]:
    kind, about = column.type, column.about
    if kind == "list":
        kind, about = ("string", f"{about} (joined with '; ')") if joined else ("array", about)
    return {"name": column.name, "type": kind, "description": about, "description_ar": column.about_ar}


@contextmanager
def files(out: Path, *names: str) -> Iterator[dict[str, TextIO]]:
    """Files to write, which take their names in `out` only when all of them are complete."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".hasila-", dir=out) as folder:
            with ExitStack() as stack:
                yield {
                    name: stack.enter_context((Path(folder) / name).open("w", encoding="utf-8", newline=""))
                    for name in names
                }
            for name in names:
                (Path(folder) / name).replace(out / name)
    except OSError as error:
        raise HasilaError(
            f"Cannot write the export to {error.filename or out}: {error.strerror}. "
            "Give --out a folder that you may write in, with enough room."
        ) from error
