"""`hasila show`: list the incidents, or lay one out with every sentence it rests on."""

import click

from hasila import pipeline
from hasila.cli import report, sheet
from hasila.cli.options import db_option, settled
from hasila.cli.tables import incident_table, table
from hasila.cli.words import many, plain
from hasila.link import resolve
from hasila.store import Store, open_store


@click.command()
@click.argument("incident", required=False)
@db_option
@click.option("--report", "report_id", metavar="ID", help="Show all that was read in one report.")
@click.option("--statistics", is_flag=True, help="List totals over periods and areas, with their sums.")
@click.option("--skipped", is_flag=True, help="List the inputs that were passed over, and why.")
@click.option(
    "--lang",
    type=click.Choice(["en", "ar"]),
    default="en",
    show_default=True,
    help="Language of the sheet of an incident.",
)
def command(
    *, incident: str | None, db: str, report_id: str | None, statistics: bool, skipped: bool, lang: str
) -> None:
    """List the incidents, or show INCIDENT with every sentence it rests on.

    The list has, for each incident, the killed (attackers left out), attackers killed and wounded
    as low–best–high, or as one number where they are equal; `?` where nothing credible bounds it,
    `-` where no report speaks of it. Piped into another program it is tab-separated.

    INCIDENT is an id from the list, or its beginning; the ids of its members (one for each report
    that tells of it) lead to it too. It shows the toll and how it was settled, the part that each
    figure plays and why, its sentence, its source and where it stands, who claims or is blamed,
    why the reports were joined, and what stays open.

    \b
    Example:
      hasila show --db cases.db
      hasila show 3f2a --db cases.db --lang ar
    """  # noqa: D301 - \b keeps click from filling the lines
    wishes = (incident is not None, report_id is not None, statistics, skipped)
    if sum(wishes) > 1:
        raise click.UsageError("Give one of INCIDENT, --report, --statistics and --skipped.")
    with open_store(db, create=False) as store:
        if incident is not None:
            _show_incident(store, incident, lang)
        elif report_id is not None:
            (reading,) = pipeline.readings(store, [report_id])
            _echo(report.sheet(reading))
        elif statistics:
            for reading in store.readings():
                _echo(report.statistics(reading))
        elif skipped:
            table(("input", "why"), [(plain(item), plain(why)) for item, why in store.skipped()])
        else:
            _list(store, db)


def _show_incident(store: Store, name: str, lang: str) -> None:
    incident = resolve(store.incidents(), name)
    policy, tolls = settled(store)
    _echo(sheet.sheet(sheet.sheet_of(store, incident, tolls, policy), lang))


def _list(store: Store, db: str) -> None:
    policy, tolls = settled(store)
    incidents = store.incidents()
    incident_table(incidents, tolls)
    skipped = len(store.skipped())
    rejected = sum(incident.status == "reject" for incident in incidents)
    apart = f" and {rejected} that coders rejected" if rejected else ""
    told = f"{many(len(incidents) - rejected, 'incident')}{apart}, tolls by policy {policy.value}."
    click.echo(told, err=True)
    if not incidents and store.count_documents():
        click.echo("If a run was interrupted, run the same command again to finish it.", err=True)
    if skipped:
        click.echo(f"{many(skipped, 'input')} passed over: hasila show --skipped --db {db}", err=True)


def _echo(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
