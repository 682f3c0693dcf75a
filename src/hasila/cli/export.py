"""`hasila export`: write the tables for other programs."""

from pathlib import Path

import click

from hasila import pipeline
from hasila.cli.options import db_option, settled
from hasila.export import export_csv, export_jsonl
from hasila.store import open_store


@click.command()
@db_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="JSON lines, or CSV for spreadsheets with a datapackage.json that describes the columns.",
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to write into; it is made if need be, and files of an earlier export are replaced.",
)
def command(*, db: str, form: str, out: Path) -> None:
    """Write reports, figures, claims, statistics and incidents as tables.

    The five files share ids: a figure names its report, its incident, the part it plays in the
    toll and why. `start` and `end` are code points in the report's text. The files take their
    places only when all are complete. docs/reference/outputs.md describes each column.

    \b
    Example:
      hasila export --db cases.db --format csv --out tables/
    """  # noqa: D301 - \b keeps click from filling the lines
    with open_store(db, create=False) as store:
        _, tolls = settled(store)
        incidents = store.incidents()
        write = export_csv if form == "csv" else export_jsonl
        write(out, pipeline.readings(store), incidents, tolls, store.judgements())
    click.echo(f"{len(incidents)} incidents and what they rest on are in {out}", err=True)
