"""Why pairs were joined is kept as values: pairs that were worded in English go, and are made again."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Forget the pairs and what the incidents rest on: the next run or judgement links anew; incidents and tolls stay."""
    op.execute("DELETE FROM pairs")
    op.execute("DELETE FROM linked")
