"""Reports in brief as they are stored, and search over their whole text."""

from collections.abc import Callable, Iterable, Iterator

import sqlalchemy as sa

from hasila.model import Brief, Reading
from hasila.store import schema as t
from hasila.store.changes import READ, note
from hasila.store.engine import REBUILDABLE
from hasila.store.tables import chunks

#: Reports of a transaction.
_BATCH = 200
#: Rows fetched at a time.
_PAGE = 500


class BriefRows:
    """The table of reports in brief of an open database, with its index of words where the database has one.

    SQLite indexes every run of three characters of the words (FTS5); PostgreSQL, and a SQLite without
    FTS5, read through all words instead: the same answers, later.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._derived = engine.execution_options(pragmas=REBUILDABLE)
        self._indexed: bool | None = None

    def fill(self, make: Callable[[Reading], tuple[Brief, str]]) -> None:
        """Store what `make` gives (a brief, its words) for each report that has none, some reports a transaction."""
        known = sa.select(t.briefs.c.report).where(t.briefs.c.report == t.readings.c.report)
        missing = sa.select(t.readings).where(~known.exists()).order_by(t.readings.c.report).limit(_BATCH)
        with self._engine.connect() as connection:
            left = connection.execute(missing.limit(1)).first() is not None
        last = ""
        while left:
            with self._derived.begin() as connection:
                found = connection.execute(missing.where(t.readings.c.report > last)).all()
                made = [make(Reading.model_validate_json(row.body)) for row in found]
                rows = [
                    {"report": brief.id, "body": brief.model_dump_json(), "words": words}
                    for brief, words in made
                ]
                if rows:
                    connection.execute(sa.insert(t.briefs), rows)
                    note(connection, READ, [brief.id for brief, _ in made])
            left = len(found) == _BATCH
            last = found[-1].report if found else ""

    def among(self, reports: Iterable[str]) -> Iterator[tuple[int, Brief]]:
        """Those of these reports that there are, in brief with their numbers."""
        names = sorted(set(reports))
        query = sa.select(t.briefs.c.number, t.briefs.c.body)
        with self._engine.connect() as connection:
            for chunk in chunks(names):
                for row in connection.execute(query.where(t.briefs.c.report.in_(chunk))):
                    yield row.number, Brief.model_validate_json(row.body)

    def all(self) -> Iterator[tuple[int, Brief]]:
        """Every report in brief with its number in the store, by number."""
        query = sa.select(t.briefs.c.number, t.briefs.c.body).order_by(t.briefs.c.number).limit(_PAGE)
        last = -1
        while True:
            with self._engine.connect() as connection:
                rows = connection.execute(query.where(t.briefs.c.number > last)).all()
            for row in rows:
                yield row.number, Brief.model_validate_json(row.body)
            if len(rows) < _PAGE:
                return
            last = rows[-1].number

    def holding(self, words: str) -> list[str]:
        """The numbers, in digits, of the reports in whose words these (of three characters or more) stand together."""
        with self._engine.connect() as connection:
            if self._indexed is None:
                self._indexed = sa.inspect(connection).has_table(t.WORDS)
            query: sa.Select[tuple[int]] | sa.TextClause
            if self._indexed:
                # A common word stands in most reports: as one text they come in half the time of rows or numbers.
                query = sa.text(f"SELECT group_concat(rowid) FROM {t.WORDS} WHERE {t.WORDS} MATCH :words")  # noqa: S608 - constants
                phrase = words.replace('"', '""')
                found = connection.scalar(query, {"words": f'"{phrase}"'})
                return found.split(",") if found else []
            query = sa.select(t.briefs.c.number).where(t.briefs.c.words.contains(words, autoescape=True))
            return list(map(str, connection.scalars(query)))

    def texts(self, briefs: Iterable[Brief]) -> dict[str, str]:
        """The texts of these reports as published, by report id."""
        held = list(briefs)
        query = sa.select(t.documents.c.id, t.documents.c.text)
        names = sorted({brief.document for brief in held})
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(names):
                rows = connection.execute(query.where(t.documents.c.id.in_(chunk)))
                found |= {row.id: row.text for row in rows}
        return {b.id: found[b.document][b.start : b.start + b.length] for b in held if b.document in found}
