"""`hasila run`: read files and folders into a database, link and settle."""

from itertools import groupby
from pathlib import Path
from typing import NoReturn

import click

from hasila import pipeline
from hasila.cli import INTERRUPTED, PASSED_OVER
from hasila.cli.options import db_option, settled
from hasila.cli.progress import bar
from hasila.cli.words import many, plain
from hasila.ingest import Skipped
from hasila.model import Policy
from hasila.pipeline import Summary
from hasila.store import open_store

_SHOWN = 20


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@db_option
@click.option(
    "--policy",
    type=click.Choice([policy.value for policy in Policy]),
    help="The rule that settles figures into a toll (docs/reference/policies.md); without it, the one that the"
    " database was settled by, at first consistent.",
)
@click.pass_context
def command(ctx: click.Context, *, paths: tuple[Path, ...], db: str, policy: str | None) -> None:
    """Read files and folders into a database; link what they tell into incidents and settle their tolls.

    PATH is a text file (.txt, .text, .md: one document), a JSONL file or a JSON list (one document
    an entry: `text`, and optionally `id`, `published`, `outlet`, `url`), a table (.csv, .tsv: one a
    row, with these names in the first row), or a folder of these. UTF-8, UTF-16, UTF-32, cp1256 and
    iso-8859-6 are read. The database is made if it does not exist.

    Running again on the same paths changes nothing, and adds what is new. A run that was stopped
    at any moment has lost nothing that was stored: the same command finishes it.

    What cannot be read is passed over, named at the end with the reason, and the exit status is 3.

    \b
    Example:
      hasila run articles/ more.jsonl --db cases.db
    """  # noqa: D301 - \b keeps click from filling the lines
    try:
        with open_store(db) as store:
            with bar() as tell:
                chosen = Policy(policy) if policy else settled(store)[0]
                summary = pipeline.run(paths, store, policy=chosen, progress=tell)
            reports = sum(1 for _ in store.readings())
    except KeyboardInterrupt:
        _interrupted(ctx, db)
    summary_lines(summary, reports, db)
    if summary.incidents:
        click.echo(f"Next: hasila show --db {db}", err=True)
    if summary.skipped:
        ctx.exit(PASSED_OVER)


def _interrupted(ctx: click.Context, db: str) -> NoReturn:
    click.echo(
        f"\nInterrupted. What was stored in {db} is kept: run the same command again to finish.", err=True
    )
    ctx.exit(INTERRUPTED)


def summary_lines(summary: Summary, reports: int, db: str) -> None:
    """Print what a run did, and on the standard error what it passed over and why."""
    click.echo(
        f"{many(summary.added, 'document')} added, {summary.known} already there, {summary.read} read; "
        f"{many(reports, 'report')} {'tells' if reports == 1 else 'tell'} of"
        f" {many(summary.incidents, 'incident')}."
    )
    if summary.skipped:
        _passed_over(summary.skipped, db)


def _passed_over(skipped: list[Skipped], db: str) -> None:
    """Name what was passed over, one line a reason for items that share it."""
    click.echo(f"{many(len(skipped), 'item')} passed over:", err=True)
    ordered = sorted(skipped, key=lambda item: (item.reason, item.item))
    left = _SHOWN
    for reason, group in groupby(ordered, key=lambda item: item.reason):
        if not left:
            break
        items = list(group)
        click.echo(f"  {plain(reason)}", err=True)
        for item in items[:left]:
            click.echo(f"    {plain(item.item)}", err=True)
        left -= min(left, len(items))
    if len(skipped) > _SHOWN:
        click.echo(f"  and {len(skipped) - _SHOWN} more: hasila show --skipped --db {db}", err=True)
