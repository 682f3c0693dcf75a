"""`hasila account`: who may sign in to the page of a team."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from hasila.accounts import AccountBook
from hasila.accounts.naming import LONGEST_PASSWORD, account_name
from hasila.cli.options import db_option
from hasila.cli.tables import table
from hasila.errors import HasilaError
from hasila.model import Role
from hasila.store import open_store

_role = click.Choice([role.value for role in Role])


@click.group()
def command() -> None:
    """Add, list and change the accounts of a team's page (`hasila serve --team`).

    A viewer reads; a coder also judges; an adjudicator also settles conflicts between coders and
    takes back what others judged; an admin also manages the accounts. An account is never deleted:
    its judgements carry its name. Passwords are typed at the prompt or read from the standard
    input, one line, and kept as Argon2 hashes.

    \b
    Example:
      hasila account add sara --role admin --db cases.db
      hasila account list --db cases.db
      hasila account disable omar --db cases.db
    """  # noqa: D301 - \b keeps click from filling the lines


@contextmanager
def book_of(db: str) -> Iterator[AccountBook]:
    """The accounts of a database."""
    with open_store(db, create=False) as store:
        yield AccountBook(store.accounts)


@command.command(short_help="Add an account.")
@click.argument("name")
@db_option
@click.option("--role", type=_role, required=True, help="What it may do.")
@click.option("--temporary", is_flag=True, help="The password must be changed at the first sign-in.")
def add(*, name: str, db: str, role: str, temporary: bool) -> None:
    """Add the account NAME; its password is asked for."""
    account_name(name)
    with book_of(db) as book:
        made = book.add(name, Role(role), _password(), temporary=temporary)
    click.echo(f"{made.name} is added as {made.role.value}.")


@command.command("list", short_help="List the accounts.")
@db_option
def list_(*, db: str) -> None:
    """List the accounts with their roles, and when each last signed in."""
    with book_of(db) as book:
        rows = []
        for account in book.accounts():
            last = next((e.at for e in book.events(account.name) if e.act.value == "signed_in"), "-")
            state = "disabled" if account.disabled else "temporary" if account.temporary else "active"
            rows.append((account.name, account.role.value, state, account.made, last))
    table(("name", "role", "state", "made", "signed in"), rows)


@command.command(short_help="Give an account another role.")
@click.argument("name")
@click.argument("role", type=_role)
@db_option
def role(*, name: str, role: str, db: str) -> None:
    """Give the account NAME the role ROLE."""
    with book_of(db) as book:
        changed = book.set_role(name, Role(role))
    click.echo(f"{changed.name} is {changed.role.value} now.")


@command.command(short_help="Give an account another password.")
@click.argument("name")
@db_option
@click.option("--temporary", is_flag=True, help="It must be changed at the first sign-in.")
def password(*, name: str, db: str, temporary: bool) -> None:
    """Give the account NAME another password; its sessions end and its tokens are revoked."""
    with book_of(db) as book:
        book.account(name)
        changed = book.set_password(name, _password(), temporary=temporary)
    click.echo(f"{changed.name} has another password; its sessions and tokens have ended.")


@command.command(short_help="Let an account in no more.")
@click.argument("name")
@db_option
def disable(*, name: str, db: str) -> None:
    """Let the account NAME in no more; its sessions and tokens end, its judgements stay."""
    with book_of(db) as book:
        changed = book.disable(name)
    click.echo(f"{changed.name} is disabled; its sessions and tokens have ended, its judgements stay.")


@command.command(short_help="Let an account in again.")
@click.argument("name")
@db_option
def enable(*, name: str, db: str) -> None:
    """Let the account NAME in again by the password it had; its tokens stay revoked."""
    with book_of(db) as book:
        changed = book.enable(name)
    click.echo(f"{changed.name} may sign in again.")


def _password() -> str:
    """A password from the prompt, typed twice, or the first line of the standard input; never an argument."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    line = sys.stdin.readline(LONGEST_PASSWORD + 2)
    if not line.strip("\r\n"):
        raise HasilaError("No password came on the standard input: give one line, or type it at the prompt.")
    return line.rstrip("\r\n")
