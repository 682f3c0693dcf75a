"""`hasila evaluate`: score the reading against texts that people have coded."""

from pathlib import Path

import click

from hasila.evaluate import evaluate_file, evaluate_samples


@click.command()
@click.argument("gold", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(*, gold: Path | None) -> None:
    """Score the reading against GOLD, a JSONL file of texts that people have coded.

    Without GOLD: against the sample reports in the package.

    Each line holds `id`, `text`, optionally `published`, and `figures` as `hasila extract` writes
    them. Prints how many figures were found, missed and wrongly found, and how well each of their
    fields was read.

    \b
    Example:
      hasila evaluate
      hasila evaluate coded.jsonl
    """  # noqa: D301 - \b keeps click from filling the lines
    for line in (evaluate_file(gold) if gold is not None else evaluate_samples()).lines():
        click.echo(line)
