"""The derived tables: readings, mentions, incidents, pairs, tolls."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables that are rebuilt from the kept ones."""
    _create_readings()
    _create_linkage()


def _create_readings() -> None:
    op.create_table(
        "reads",
        sa.Column("document", _ID, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("reader", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("report", _ID, primary_key=True),
        sa.Column("document", _ID, sa.ForeignKey("reads.document"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_readings_document", "readings", ["document"])
    op.create_table(
        "mentions",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_mentions_report", "mentions", ["report"])


def _create_linkage() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("mention", _ID, primary_key=True),
        sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), nullable=False),
    )
    op.create_index("ix_members_incident", "members", ["incident"])
    op.create_table(
        "pairs",
        sa.Column("left", _ID, primary_key=True),
        sa.Column("right", _ID, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_pairs_right", "pairs", ["right"])
    op.create_table(
        "tolls",
        sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
        sa.Column("policy", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
