"""`hasila token`: what programs show in place of a password."""

import datetime as dt

import click

from hasila.accounts import expiry
from hasila.cli.account import book_of
from hasila.cli.options import db_option
from hasila.cli.tables import table
from hasila.model import TokenScope


@click.group()
def command() -> None:
    """Make, list and revoke the tokens that programs show to a team's page in place of a password.

    A program sends it as the header `Authorization: Bearer TOKEN`. With the scope read it reads
    every page, JSON and CSV; with judge it also judges; neither goes beyond the role of its account.

    \b
    Example:
      hasila token add sara --label "weekly export" --scope read --db cases.db
      curl -H "Authorization: Bearer $TOKEN" https://desk.example/en/incidents.json
    """  # noqa: D301 - \b keeps click from filling the lines


@command.command(short_help="Make a token.")
@click.argument("account")
@db_option
@click.option("--label", required=True, metavar="TEXT", help="What it is for.")
@click.option(
    "--scope", type=click.Choice([s.value for s in TokenScope]), required=True, help="What it may do."
)
@click.option(
    "--days",
    default=90,
    show_default=True,
    type=click.IntRange(1, expiry.TOKEN_DAYS),
    help="How long it holds.",
)
def add(*, account: str, db: str, label: str, scope: str, days: int) -> None:
    """Make a token of ACCOUNT and print it: it is shown this once, and kept as a hash."""
    with book_of(db) as book:
        made = book.make_token(account, label, TokenScope(scope), days=days)
    click.echo(f"Token {made.token.id}, until {made.token.expires[:10]}. It is not shown again:", err=True)
    click.echo(made.secret)


@command.command("list", short_help="List the tokens.")
@db_option
@click.option("--account", metavar="NAME", help="Only this account's.")
def list_(*, db: str, account: str | None) -> None:
    """List the tokens, oldest first, with what each may do and until when."""
    now = dt.datetime.now(dt.UTC)
    with book_of(db) as book:
        names = {item.key: item.name for item in book.accounts()}
        rows = [
            (
                token.id,
                names[token.account],
                token.scope.value,
                "revoked" if token.revoked else "valid" if expiry.valid(token, now) else "expired",
                token.expires,
                token.label,
            )
            for token in book.tokens(account)
        ]
    table(("id", "account", "scope", "state", "expires", "label"), rows)


@command.command(short_help="Revoke a token.")
@click.argument("token")
@db_option
def revoke(*, token: str, db: str) -> None:
    """Revoke the token with the id TOKEN: it opens nothing from now on."""
    with book_of(db) as book:
        gone = book.revoke_token(token)
    click.echo(f"Token {gone.id} is revoked.")
