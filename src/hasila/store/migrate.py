"""Bring a database to the newest schema with alembic, configured in code."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from hasila.errors import HasilaError
from hasila.store.schema import REVISION, VERSION_TABLE


def configuration() -> Config:
    """Alembic's settings: the revisions that come with this program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: sa.Connection, name: str, target: str = REVISION) -> None:
    """Upgrade within the transaction of `connection`: it ends at `target` or unchanged.

    Raises:
        HasilaError: if the database `name` was made by a newer program.
    """
    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE}
    ).get_current_revision()
    if current is not None and current not in known:
        raise HasilaError(
            f"{name} was written by a newer hasila (schema {current}; this program knows {REVISION}). "
            "Upgrade hasila, or give another file to --db."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, target)
