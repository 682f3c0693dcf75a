"""Options and look-ups that several verbs share."""

import click

from hasila.model import Policy, Toll
from hasila.store import Store

#: The database that `hasila run` made.
db_option = click.option(
    "--db",
    required=True,
    envvar="HASILA_DB",
    show_envvar=True,
    metavar="FILE",
    help="The database: the file that `hasila run` makes, or the address of a PostgreSQL database.",
)


def settled(store: Store) -> tuple[Policy, dict[str, Toll]]:
    """The policy that the last run settled the tolls by, and the tolls by incident id."""
    for policy in Policy:
        tolls = store.tolls(policy)
        if tolls:
            return policy, tolls
    return Policy.CONSISTENT, {}
