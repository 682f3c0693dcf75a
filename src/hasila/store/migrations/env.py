"""What alembic runs: the revisions, on the connection and in the transaction it is handed."""

from alembic import context

from hasila.store.schema import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
with context.begin_transaction():
    context.run_migrations()
