"""The tables: documents, skipped inputs, judgements and accounts are kept, all others are derived."""

import sqlalchemy as sa

#: The newest revision in `migrations/versions`; stored databases are brought up to it.
REVISION = "0009"
#: Where alembic writes the revision; a database without this table is not hasila's.
VERSION_TABLE = "hasila_schema"

metadata = sa.MetaData()
# Ids sort by code point on both back ends, so pages, exports and replays agree.
_ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("encoding", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("published", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("url", sa.Text),
)
skipped = sa.Table(
    "skipped",
    metadata,
    sa.Column("item", _ID, primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
)
judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", _ID, nullable=False),
    sa.Column("others", sa.Text, nullable=False),  # a JSON list
    sa.Column("field", sa.Text),
    sa.Column("value", sa.Text),
    sa.Column("coder", sa.Text, nullable=False),
    sa.Column("made", _ID, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("seen", sa.Text, nullable=False, server_default="[]"),  # a JSON list
    sa.Column("settles", sa.Boolean, nullable=False, server_default=sa.false()),
)

# Who works on it, if a team does. An account is never deleted.
accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("key", _ID, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False),
    sa.Column("temporary", sa.Boolean, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("disabled", sa.Text),
)
sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("key", _ID, primary_key=True),
    sa.Column("account", _ID, sa.ForeignKey("accounts.key"), nullable=False, index=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("seen", sa.Text, nullable=False),
)
tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("key", _ID, primary_key=True),
    sa.Column("account", _ID, sa.ForeignKey("accounts.key"), nullable=False, index=True),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("expires", sa.Text, nullable=False),
    sa.Column("revoked", sa.Text),
)
account_events = sa.Table(
    "account_events",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("account", _ID, index=True),
    sa.Column("by", sa.Text),
    sa.Column("note", sa.Text),
)

# One row per document that was read, also where no report was found in it.
reads = sa.Table(
    "reads",
    metadata,
    sa.Column("document", _ID, sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("reader", sa.Text, nullable=False),
)
readings = sa.Table(
    "readings",
    metadata,
    sa.Column("report", _ID, primary_key=True),
    sa.Column("document", _ID, sa.ForeignKey("reads.document"), nullable=False, index=True),
    sa.Column("body", sa.Text, nullable=False),
)
mentions = sa.Table(
    "mentions",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False, index=True),
    sa.Column("body", sa.Text, nullable=False),
)
# Reports in brief, and the folded words of each that search goes over. Numbers are given as they come: they
# mean nothing outside one database.
briefs = sa.Table(
    "briefs",
    metadata,
    sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False, index=True, unique=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
)
#: The index of these words, where the database has one.
WORDS = "brief_words"
# What one may judge: every figure, claim and mention by its id.
subjects = sa.Table(
    "subjects",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("report", _ID, sa.ForeignKey("readings.report"), nullable=False, index=True),
)
incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
members = sa.Table(
    "members",
    metadata,
    sa.Column("mention", _ID, primary_key=True),
    sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), nullable=False, index=True),
    # The least mention of those that are linked together or not at all.
    sa.Column("component", _ID, nullable=False, server_default="", index=True),
)
# Which mentions share a blocking key: what a new report may be linked with is looked up here.
keys = sa.Table(
    "keys",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("mention", _ID, primary_key=True),
    sqlite_with_rowid=False,
)
# An incident in brief, for lists.
cards = sa.Table(
    "cards",
    metadata,
    sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
# How its figures came out, by who told them.
weighed = sa.Table(
    "weighed",
    metadata,
    sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
# How often what kind of thing has changed.
changes = sa.Table(
    "changes",
    metadata,
    sa.Column("kind", _ID, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
)
# What the latest of these changes bore on: ids of incidents, judgements or reports.
moves = sa.Table(
    "moves",
    metadata,
    sa.Column("kind", _ID, primary_key=True),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", _ID, primary_key=True),
)
# What the incidents and tolls rest on: one row, the judgements and the policy they were settled by.
linked = sa.Table(
    "linked",
    metadata,
    sa.Column("judgements", _ID, primary_key=True),
    sa.Column("policy", sa.Text, nullable=False),
)
pairs = sa.Table(
    "pairs",
    metadata,
    sa.Column("left", _ID, primary_key=True),
    sa.Column("right", _ID, primary_key=True, index=True),
    sa.Column("joined", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("weight", sa.Double, nullable=False, server_default="0"),
    sa.Column("body", sa.Text, nullable=False),
)
tolls = sa.Table(
    "tolls",
    metadata,
    sa.Column("incident", _ID, sa.ForeignKey("incidents.id"), primary_key=True),
    sa.Column("policy", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)

#: What a linkage fills, those that point at others first.
LINKED = (linked, weighed, cards, tolls, pairs, members, incidents)
#: What can be rebuilt from the kept tables, those that point at others first.
DERIVED = (*LINKED, keys, subjects, mentions, briefs, readings, reads)
