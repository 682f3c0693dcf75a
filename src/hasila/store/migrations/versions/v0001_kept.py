"""The kept tables: documents, skipped inputs, judgements."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# A second row of the same id is refused as well: INSERT OR REPLACE would delete without a DELETE trigger.
_GUARDS = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} are kept as they came: a row is never changed'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} are kept as they came: a row is never deleted'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{table} are kept as they came: a row is never replaced'); END;
"""


def upgrade() -> None:
    """Create the kept tables and, on SQLite, the triggers that guard them."""
    op.create_table(
        "documents",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("encoding", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
    )
    op.create_table(
        "skipped",
        sa.Column("item", _ID, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject", _ID, nullable=False),
        sa.Column("others", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("coder", sa.Text, nullable=False),
        sa.Column("made", _ID, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in ("documents", "judgements"):
            for statement in _GUARDS.format(table=table).strip().split("END;\n"):
                op.execute(statement.removesuffix("END;") + "END")
