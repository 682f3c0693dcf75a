"""`hasila demo`: read the sample reports, show their tolls, and say what to try next."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import click

from hasila import pipeline
from hasila.cli import sheet
from hasila.cli.options import settled
from hasila.cli.progress import bar
from hasila.cli.run import summary_lines
from hasila.cli.tables import incident_table
from hasila.errors import HasilaError
from hasila.judgements import decide, seen_words
from hasila.model import Incident, JudgementAction, Toll
from hasila.store import Store, open_store


@click.command()
@click.option(
    "--db",
    default="hasila-demo.db",
    show_default=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The database to make; one of an earlier demo is made anew.",
)
def command(*, db: Path) -> None:
    """Read the sample reports, show the incidents with their tolls, and say what to try next.

    The samples are some forty short Arabic reports of real, publicly known incidents, composed
    for hasila, that agree and disagree as reports do. For one incident the whole reasoning is
    shown: each figure with its sentence, its source and the part it plays in the toll.
    """
    with resources.as_file(resources.files("hasila").joinpath("samples", "reports.jsonl")) as samples:
        _make_way(db, samples)
        click.echo(f"Reading the sample reports in {samples} into {db} ...\n", err=True)
        with open_store(db) as store:
            with bar() as tell:
                summary = pipeline.run([samples], store, progress=tell)
            summary_lines(summary, sum(1 for _ in store.readings()), str(db))
            click.echo()
            policy, tolls = settled(store)
            incidents = store.incidents()
            incident_table(incidents, tolls)
            chosen = _telling(incidents, tolls)
            if chosen:
                click.echo(f"\nOne of them in full, as `hasila show {chosen.id} --db {db}` prints it:\n")
                for line in sheet.sheet(sheet.sheet_of(store, chosen, tolls, policy), "en"):
                    click.echo(line)
            click.echo()
            for line in _next(chosen, store, samples, db):
                click.echo(line)


def _make_way(db: Path, samples: Path) -> None:
    """Delete the database of an earlier demo; any other stays, and is an error."""
    if not db.exists():
        return
    ours = {json.loads(line)["id"] for line in samples.read_text(encoding="utf-8").splitlines()}
    with open_store(db, create=False) as store:
        foreign = next((document.id for document in store.documents() if document.id not in ours), None)
    if foreign is not None:
        raise HasilaError(f"{db} holds other reports than the samples ({foreign}): give --db another name.")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{db}{suffix}").unlink(missing_ok=True)


def _telling(incidents: Sequence[Incident], tolls: Mapping[str, Toll]) -> Incident | None:
    """The incident whose figures take the most different parts: it has the most to explain."""

    def parts(incident: Incident) -> tuple[int, int, str]:
        toll = tolls.get(incident.id)
        if toll is None:
            return 0, 0, incident.id
        return len({use.role for use in toll.uses}) + min(len(toll.sums), 2), len(toll.uses), incident.id

    return max(incidents, key=parts, default=None)


def _next(chosen: Incident | None, store: Store, samples: Path, db: Path) -> list[str]:
    """Where each number stands, and what to try next."""
    lines = [
        click.style("Where each number stands", bold=True),
        "  Every figure above names its report and the code points [start, end) in that report's text.",
        f"  The reports are the lines of {samples}, and the database keeps them as they came.",
        "",
        click.style("What to try next", bold=True),
    ]
    tries = (
        [
            ("all that was read in one report", f"hasila show --report {chosen.reports[0]} --db {db}"),
            ("the same incident, reasoned in Arabic", f"hasila show {chosen.id} --db {db} --lang ar"),
        ]
        if chosen
        else []
    )
    telling = _figure_that_matters(store, chosen)
    if telling:
        reject = f"hasila judge reject {telling} --db {db} --coder me --reason 'a try'"
        tries.append(("reject a figure and see the toll change", reject))
    tries += [
        ("the tables, for a spreadsheet", f"hasila export --db {db} --format csv --out out"),
        ("your own reports", "hasila run YOUR-FOLDER --db cases.db"),
        ("all of it on a page in your browser, in Arabic and English", f"hasila serve --db {db}"),
    ]
    return [*lines, *(line for what, how in tries for line in (f"  # {what}", f"  {how}"))]


def _figure_that_matters(store: Store, chosen: Incident | None) -> str | None:
    """A figure without which its toll would be another, of the chosen incident if it has one."""
    policy, tolls = settled(store)
    for incident in sorted(store.incidents(), key=lambda incident: incident != chosen):
        for figure in next(pipeline.cases(store, [incident], tolls, policy)).figures.values():
            rejected = decide(
                JudgementAction.REJECT, figure.id, coder="-", reason="-", made="", seen=[seen_words(figure)]
            )
            if pipeline.settle(store, incident, policy, also=[rejected]).lines != tolls[incident.id].lines:
                return figure.id
    return None
