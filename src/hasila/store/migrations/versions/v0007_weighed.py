"""How the figures of each incident came out, by who told them, and who speaks in each report: what sources are tallied from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# The speakers of a report's figures, counted, as `pipeline.brief` counts them.
_SQLITE = """
UPDATE briefs SET body = json_set(body, '$.speakers', (
    SELECT json_group_array(json_array(kind, told)) FROM (
        SELECT coalesce(json_extract(f.value, '$.attribution.authority'), '-') AS kind, count(*) AS told
        FROM readings r, json_each(r.body, '$.figures') f WHERE r.report = briefs.report
        GROUP BY kind ORDER BY kind)))
"""
_POSTGRESQL = """
UPDATE briefs SET body = (jsonb_set(body::jsonb, '{speakers}', (
    SELECT coalesce(jsonb_agg(jsonb_build_array(kind, told) ORDER BY kind COLLATE "C"), '[]'::jsonb) FROM (
        SELECT coalesce(f.value #>> '{attribution,authority}', '-') AS kind, count(*) AS told
        FROM readings r, jsonb_array_elements(r.body::jsonb -> 'figures') f WHERE r.report = briefs.report
        GROUP BY 1) found)))::text
"""


def upgrade() -> None:
    """Add them; incidents that were settled before are weighed when the store is next worked on."""
    op.create_table(
        "weighed",
        sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.execute(_SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL)
