"""Reports in brief with the words that search goes over, their index on SQLite, weights of pairs, a count of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INDEX = """
CREATE VIRTUAL TABLE brief_words USING fts5(
    words, content = 'briefs', content_rowid = 'number', tokenize = 'trigram case_sensitive 1'
)
"""
_ADDED = """
CREATE TRIGGER briefs_in AFTER INSERT ON briefs
BEGIN INSERT INTO brief_words (rowid, words) VALUES (new.number, new.words); END
"""
_GONE = """
CREATE TRIGGER briefs_out AFTER DELETE ON briefs
BEGIN INSERT INTO brief_words (brief_words, rowid, words) VALUES ('delete', old.number, old.words); END
"""


def upgrade() -> None:
    """Add them; reports that were read before are summed up when the store is next worked on."""
    op.create_table(
        "briefs",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("ix_briefs_report", "briefs", ["report"], unique=True)
    _weigh_pairs()
    changes = op.create_table(
        "changes",
        sa.Column("kind", _ID, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
    )
    op.bulk_insert(changes, [{"kind": kind, "number": 0} for kind in ("linked", "judged", "read")])
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.exec_driver_sql(_INDEX)
    except (
        sa.exc.OperationalError
    ):  # an SQLite without FTS5 or older than 3.34: search reads through the words
        return
    for trigger in (_ADDED, _GONE):
        connection.exec_driver_sql(trigger)


def _weigh_pairs() -> None:
    """What the best pairs of an incident are found by, taken from their bodies."""
    op.add_column("pairs", sa.Column("joined", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("pairs", sa.Column("weight", sa.Double, nullable=False, server_default="0"))
    if op.get_bind().dialect.name == "sqlite":
        held = "joined = json_extract(body, '$.joined'), weight = json_extract(body, '$.weight')"
    else:
        held = "joined = (body::json->>'joined')::boolean, weight = (body::json->>'weight')::float"
    op.execute(f"UPDATE pairs SET {held}")  # noqa: S608 - constants
