"""`hasila lexicon`: check the lexicons, list a word's forms, see what fires in a sentence."""

import click

from hasila import evaluate
from hasila.errors import HasilaError
from hasila.lexicon import TABLES, Row, generate, table_rows
from hasila.text import fold


@click.group()
def command() -> None:
    """Check the lexicons, list a word's forms, see what fires in a sentence.

    The lexicons are CSV files, one row per lemma; forms and clitics are made from them. Each row
    holds a sentence with what must be read in it, and one in which the row must not fire.

    \b
    Example:
      hasila lexicon check
      hasila lexicon forms جندي
      hasila lexicon try "أصيب جنديان في انفجار عبوة"
    """  # noqa: D301 - \b keeps click from filling the lines


@command.command(short_help="Check every row and read its examples.")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check every row of every lexicon and read its example sentences.

    Each fault is printed with file, row and column, in English and Arabic; the exit status is
    then 1.
    """
    faults = evaluate.check_lexicons()
    for fault in faults:
        click.echo(str(fault), err=True)
        click.echo(f"    {fault.message_ar}", err=True)
    rows = sum(len(table_rows(name)) for name in TABLES)
    click.echo(f"{rows} rows in {len(TABLES)} lexicons: {len(faults) or 'no'} faults")
    if faults:
        ctx.exit(1)


@command.command(short_help="List the forms of a lemma, or of the lemma of a form.")
@click.argument("word")
def forms(*, word: str) -> None:
    """List the forms of each row whose lemma is WORD or that makes WORD as one of its forms.

    Vowel marks and the spellings of hamza, ya and ta marbuta make no difference. Clitics (the
    article, prepositions, pronouns) come on top of these forms.
    """
    wanted = fold(word)
    found = [row for name in TABLES for row in table_rows(name) if _makes(row, wanted)]
    if not found:
        raise HasilaError(
            f"No lexicon has {word!r} or makes it. Give it without the article, prepositions and pronouns."
        )
    for row in found:
        click.echo(f"{row.table}.csv, row {row.line}: {row.id}, {row.paradigm}, {row.gloss}: {row.lemma}")
        for text, features in generate(row):
            click.echo(f"    {features:<4}{text}")


def _makes(row: Row, wanted: str) -> bool:
    return fold(row.lemma) == wanted or any(text == wanted for text, _ in generate(row))


@command.command(name="try", short_help="See which rows and rules fire in a sentence.")
@click.argument("sentence")
@click.option("--published", metavar="DATE", help="The day the sentence was published (2024-07-22).")
def try_(*, sentence: str, published: str | None) -> None:
    """Read SENTENCE and print which rows and rules fired, on which words, and what came of it."""
    for line in evaluate.trace(sentence, published):
        click.echo(line)
