"""The command line: one file a verb, loaded only when the verb is called."""

import errno
from importlib import import_module

import click

from hasila import __version__
from hasila.errors import HasilaError

#: Exit statuses beside 0 (all went well), 1 (an error) and 2 (wrong usage).
PASSED_OVER, INTERRUPTED = 3, 130

#: The verbs in the order one uses them.
VERBS = {
    "demo": "Read the sample reports, and say what to try next.",
    "run": "Read files and folders into a database; link and settle.",
    "show": "List the incidents, or show one with all it rests on.",
    "serve": "Open the page: see, question and correct every toll.",
    "account": "Add and change the accounts of a team's page.",
    "token": "Make and revoke tokens for programs of a team.",
    "judge": "Record a decision: reject, correct, merge, split, undo.",
    "export": "Write tables: CSV, JSON lines, Parquet, maps, ACLED, UCDP, GTD.",
    "extract": "Add its figures to each text of a JSONL file; no database.",
    "lexicon": "Check the lexicons, list forms, try a sentence.",
    "evaluate": "Score the reading against texts that people coded.",
}


class _Verbs(click.Group):
    """A group that imports a verb's module when the verb is named, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"hasila.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs, in the order one uses them"):
            formatter.write_dl(list(VERBS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except HasilaError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read the output has enough of it: click ends quietly
            raise click.ClickException(
                f"{error.filename or 'The output'} cannot be read or written: {error.strerror}. Check the disk "
                "and your permissions, then run the same command again."
            ) from error
        except KeyboardInterrupt:
            click.echo("\nInterrupted.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=_Verbs,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="hasila %(version)s")
def main() -> None:
    """Hasila reads Arabic press reports of armed violence: who was killed and hurt, who says so, in
    which sentence, and how reports that disagree fit together.

    Reports come from text files, JSON lines, tables and folders of them, and are kept unchanged in
    one database file. From them hasila derives incidents, each with a toll (low, best, high). A figure is a
    claim: none is edited or dropped, and every number leads back to the sentences it rests on.
    It works offline, and the same reports always give the same answer.

    \b
    Example:
      hasila run articles/ --db cases.db     read, link and settle
      hasila show --db cases.db              the incidents and their tolls
      hasila show 3f2a --db cases.db         one of them: why, who says so, where
      hasila export --db cases.db --format csv --out tables/

    `hasila VERB --help` tells all of a verb.

    \b
    Exit status:
      0    all went well
      1    an error: the message says what is wrong and what to do
      2    wrong usage
      3    done, but something was passed over; it is named with its reason
      130  interrupted; what was stored is kept
    """  # noqa: D205, D301 - this is the text of `hasila --help`; \b keeps lines as they are
