"""Bring a database to the newest schema with alembic, configured in code."""

from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from hasila.errors import HasilaError
from hasila.store.schema import REVISION, VERSION_TABLE


def scripts() -> ScriptDirectory:
    """The revisions that come with this program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def migrate(connection: sa.Connection, name: str, target: str = REVISION) -> None:
    """Upgrade within the transaction of `connection`: it ends at `target` or unchanged.

    Raises:
        HasilaError: if the database `name` was made by a newer program.
    """
    script = scripts()
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    current = context.get_current_revision()
    if current is not None and current not in {known.revision for known in script.walk_revisions()}:
        raise HasilaError(
            f"{name} was written by a newer hasila (schema {current}; this program knows {REVISION}). "
            "Upgrade hasila, or give another file to --db."
        )
    with EnvironmentContext(
        Config(),
        script,
        fn=lambda revision, _: script._upgrade_revs(target, revision),  # noqa: SLF001 - as alembic's own `upgrade` does
        destination_rev=target,
    ) as environment:
        # SQLite can roll back DDL; alembic takes the driver's word that it cannot.
        environment.configure(connection=connection, version_table=VERSION_TABLE, transactional_ddl=True)
        environment.run_migrations()
