"""Accounts of a team, their sessions and tokens, what happened to them, and judgements that settle a conflict."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add them; nothing that is there changes."""
    op.add_column("judgements", sa.Column("settles", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "accounts",
        sa.Column("key", _ID, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("temporary", sa.Boolean, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("disabled", sa.Text),
    )
    for table, columns in (
        ("sessions", [sa.Column("seen", sa.Text, nullable=False)]),
        (
            "tokens",
            [
                sa.Column("id", sa.Text, nullable=False),
                sa.Column("label", sa.Text, nullable=False),
                sa.Column("scope", sa.Text, nullable=False),
                sa.Column("expires", sa.Text, nullable=False),
                sa.Column("revoked", sa.Text),
            ],
        ),
    ):
        op.create_table(
            table,
            sa.Column("key", _ID, primary_key=True),
            sa.Column("account", _ID, sa.ForeignKey("accounts.key"), nullable=False),
            sa.Column("made", sa.Text, nullable=False),
            *columns,
        )
        op.create_index(f"ix_{table}_account", table, ["account"])
    op.create_table(
        "account_events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("account", _ID),
        sa.Column("by", sa.Text),
        sa.Column("note", sa.Text),
    )
    op.create_index("ix_account_events_account", "account_events", ["account"])
