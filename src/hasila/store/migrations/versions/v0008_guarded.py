"""Guard documents and judgements on PostgreSQL as well: a row is never changed or deleted."""

from alembic import op

revision = "0008"
down_revision = "0007"

# SQLite has its guards since 0001. That no row is replaced is said by the primary key here.
_REFUSAL = """
CREATE FUNCTION hasila_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% are kept as they came: a row is never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$
"""
_GUARD = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION hasila_kept()
"""


def upgrade() -> None:
    """Add the guards that SQLite has."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_REFUSAL)
        for table in ("documents", "judgements"):
            op.execute(_GUARD.format(table=table))
