"""What the machine said when a judgement was made, and an index of all that can be judged."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column and the table, and fill the table from what was read already."""
    op.add_column("judgements", sa.Column("seen", sa.Text, nullable=False, server_default="[]"))
    subjects = op.create_table(
        "subjects",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False),
    )
    op.create_index("ix_subjects_report", "subjects", ["report"])
    connection = op.get_bind()
    readings = sa.table("readings", sa.column("report"), sa.column("body"))
    for report, body in connection.execute(sa.select(readings.c.report, readings.c.body)).all():
        rows = {
            thing["id"]: {"id": thing["id"], "kind": kind, "report": report}
            for kind in ("figure", "claim", "mention")
            for thing in json.loads(body)[f"{kind}s"]
        }
        if rows:
            connection.execute(sa.insert(subjects), list(rows.values()))
