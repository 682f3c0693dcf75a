"""What the machine said when a judgement was made, an index of all that can be judged, and keys to link by."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns and tables; what is derived goes, and the next run reads the documents anew."""
    for table in ("tolls", "pairs", "members", "incidents", "mentions", "readings", "reads"):
        op.execute(sa.delete(sa.table(table)))
    op.add_column("members", sa.Column("component", _ID, nullable=False, server_default=""))
    op.create_index("ix_members_component", "members", ["component"])
    op.create_table(
        "keys",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("mention", _ID, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cards",
        sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "linked",
        sa.Column("judgements", _ID, primary_key=True),
        sa.Column("policy", sa.Text, nullable=False),
    )
    op.add_column("judgements", sa.Column("seen", sa.Text, nullable=False, server_default="[]"))
    op.create_table(
        "subjects",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False),
    )
    op.create_index("ix_subjects_report", "subjects", ["report"])
