"""`hasila export`: write the tables for other programs, or the layouts of other data sets."""

from pathlib import Path

import click

from hasila import pipeline
from hasila.cli.options import db_option, settled
from hasila.export import (
    LAYOUTS,
    Bound,
    Told,
    export_csv,
    export_geojson,
    export_jsonl,
    export_layout,
    export_parquet,
)
from hasila.model import Policy, Toll
from hasila.store import Store, open_store

_TABLES = {"jsonl": export_jsonl, "csv": export_csv, "parquet": export_parquet}


@click.command()
@db_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*_TABLES, "geojson", *LAYOUTS]),
    default="jsonl",
    show_default=True,
    help="JSON lines, CSV for spreadsheets, Parquet; GeoJSON for maps; or the columns of another data set.",
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to write into; it is made if need be, and files of an earlier export are replaced.",
)
@click.option(
    "--fatalities",
    type=click.Choice(["low", "best", "high"]),
    default="low",
    show_default=True,
    help="Of acled: which bound of the killed its one number is.",
)
@click.option(
    "--site",
    default="",
    metavar="URL",
    help="Of geojson, acled, ucdp, gtd: what stands before the path of a permalink.",
)
def command(*, db: str, form: str, out: Path, fatalities: Bound, site: str) -> None:
    """Write reports, figures, claims, statistics and incidents as tables, or incidents in another layout.

    jsonl, csv and parquet are five files that share ids: a figure names its report, its incident,
    the part it plays in the toll and why. `start` and `end` are code points in the report's text.

    geojson is one file of incidents, with a point only where a point stands for the place.

    acled, ucdp and gtd are one file, NAME.csv, in the columns of that data set. What the record
    does not hold stays empty; what its columns cannot hold is named in the column hasila_loss.
    Incidents that a coder rejected are left out; of ucdp also those in which nobody died.

    Every export has a datapackage.json that says what each column holds. The files take their
    places only when all are complete. docs/reference/outputs.md describes the columns too.

    \b
    Example:
      hasila export --db cases.db --format csv --out tables/
      hasila export --db cases.db --format acled --fatalities best --out acled/
    """  # noqa: D301 - \b keeps click from filling the lines
    with open_store(db, create=False) as store:
        policy, tolls = settled(store)
        said = _tables(store, policy, tolls, form, out) if form in _TABLES else None
        if said is None:
            edition = pipeline.edition(site=site, fatalities=fatalities)
            incidents = [found for found in store.incidents() if found.status != "reject"]
            cases = pipeline.cases(store, incidents, tolls, policy)
            if form == "geojson":
                export_geojson(out, cases, edition)
                said = f"{len(incidents)} incidents are"
            else:
                said = f"{export_layout(out, form, cases, edition)} of {len(incidents)} incidents are"
    click.echo(f"{said} in {out}", err=True)


def _tables(store: Store, policy: Policy, tolls: dict[str, Toll], form: str, out: Path) -> str:
    incidents = store.incidents()
    edition = pipeline.edition()
    about = {
        "version": edition.version,
        "lexicon_digest": edition.lexicons,
        "policy": policy.value,
    }
    _TABLES[form](out, Told(pipeline.readings(store), incidents, tolls, store.judgements()), about)
    return f"{len(incidents)} incidents and what they rest on are"
