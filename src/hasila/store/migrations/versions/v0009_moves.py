"""What each change bore on, so that what is held of a store is brought up to date without a look at all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add it; of what changed before nothing is told."""
    op.create_table(
        "moves",
        sa.Column("kind", _ID, primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", _ID, primary_key=True),
    )
