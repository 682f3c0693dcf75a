"""Score pairs of mentions with Splink on an in-process DuckDB; rows and pairs stay there, and go to disk if many."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker

from hasila.link import features, pairs
from hasila.link.features import COLUMNS, Common, Features
from hasila.link.pairs import Scale, Scored

_PAGE = 10_000  # pairs fetched at a time
_BATCH = 2_000  # rows filled in at a time
_MEMORY = "1GB"  # beyond it DuckDB writes to a temporary folder
_SLACK = 0.001  # weights are rounded when they are fetched: the database may round otherwise
# The keys that what is too common is taken from, by what they are counted as.
_COUNTED = {"name_keys": "names", "timeless_keys": "names", "rare_words": "words"}


@contextmanager
def scored(
    rows: Iterable[Features], scale: Scale, common: Common | None = None, *, fresh: bool = False
) -> Iterator["Pairs"]:
    """Score every pair that a blocking rule finds, or those with a fresh row only.

    `common` says what is too common to be a key; it is counted among the rows if it is not given.
    """
    # One thread: sums come out the same to the last bit in every run.
    with (
        tempfile.TemporaryDirectory(prefix="hasila-") as spill,
        duckdb.connect(
            ":memory:", config={"threads": 1, "memory_limit": _MEMORY, "temp_directory": spill}
        ) as connection,
    ):
        connection.execute("SET enable_progress_bar = false")
        # The settings name Spark's functions, so that one file serves both engines.
        connection.execute("CREATE MACRO arrays_overlap(a, b) AS list_has_any(a, b)")
        connection.execute("CREATE MACRO size(items) AS len(items)")
        _fill(connection, "told", COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows))
        _fill_common(connection, common)
        _number(connection)
        found = connection.execute("SELECT name FROM ids ORDER BY number").fetchall()
        names = [name for (name,) in found]
        if len(names) > 1:
            mentions = _Narrow(connection, scale).register("mentions")
            linker = Linker(mentions, _settings(fresh=fresh), log_level=None, validate_settings=False)
            table = linker.inference.predict(warning_mode="never").physical_name
            connection.execute(f"CREATE VIEW predicted AS SELECT * FROM {table}")  # noqa: S608 - Splink's own
        yield Pairs(connection, names, scale)


def score(
    rows: Iterable[Features], scale: Scale, common: Common | None = None, *, fresh: bool = False
) -> list[Scored]:
    """All scored pairs, in order of the two ids; see `scored`."""
    with scored(rows, scale, common, fresh=fresh) as found:
        return list(found.all())


class Pairs:
    """Scored pairs in the database; a mention's number is its place in `names`, which are sorted."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, names: list[str], scale: Scale) -> None:
        """Take a connection with the view `predicted`, which one or no mention has no need of."""
        self.names = names
        self._connection = connection
        self._levels = ", ".join(_levels(scale))
        self._fits = " AND ".join(
            f"gamma_{name} NOT IN ({', '.join(map(str, levels))})" for name, levels in scale.against.items()
        )
        # Few combinations of levels occur: each is held once.
        self._seen: dict[tuple[int, ...], tuple[int, ...]] = {}

    def all(self) -> Iterator[Scored]:
        """Every pair, in order of the two ids."""
        query = (
            f"SELECT unique_id_l, unique_id_r, match_weight, match_probability, {self._levels}"  # noqa: S608
            " FROM predicted ORDER BY unique_id_l, unique_id_r"
        )
        return map(self._pair, self._rows(query))

    def ties(self, least: float, leaning: float) -> Iterator[tuple[int, int]]:
        """The numbers of each two mentions whose pair weighs `least` bits, or which may lean on one another.

        An undated one may lean on another from `leaning` bits on, where no field speaks against it.
        """
        query = (
            f"SELECT unique_id_l, unique_id_r, match_weight, (l.undated OR r.undated) AND {self._fits} AS leans"  # noqa: S608 - our own names
            " FROM predicted JOIN mentions l ON l.unique_id = unique_id_l"
            " JOIN mentions r ON r.unique_id = unique_id_r"
            f" WHERE match_weight > {least - _SLACK} OR (match_weight > {leaning - _SLACK} AND leans)"
        )
        return (
            (a, b)
            for a, b, weight, leans in self._rows(query)
            if round(weight, 3) >= (leaning if leans else least)
        )

    def by_part(
        self, parts: Sequence[Sequence[int]], least: float, each: int
    ) -> Iterator[tuple[int, list[Scored], set[tuple[str, str]]]]:
        """For each part that has any: its number, its pairs, and which of them are worth listing.

        A pair is worth listing if it weighs `least` bits and is among the `each` heaviest of either
        mention; so long as it is, a pair across two parts comes with the part of its lesser mention.
        """
        if len(self.names) < 2:
            return
        _fill(
            self._connection,
            "parts",
            {"number": "INTEGER", "part": "INTEGER"},
            ([number, part] for part, members in enumerate(parts) for number in members),
        )
        self._connection.execute(_LISTED, [least - _SLACK, each])
        query = (
            "SELECT lesser.part, listed.l IS NOT NULL, unique_id_l, unique_id_r, match_weight,"  # noqa: S608
            f" match_probability, {self._levels} FROM predicted"
            " JOIN parts lesser ON lesser.number = unique_id_l"
            " JOIN parts greater ON greater.number = unique_id_r"
            " LEFT JOIN listed ON l = unique_id_l AND r = unique_id_r"
            " WHERE lesser.part = greater.part OR listed.l IS NOT NULL"
            " ORDER BY lesser.part, unique_id_l, unique_id_r"
        )
        for part, rows in groupby(self._rows(query), key=itemgetter(0)):
            found = [(self._pair(row[2:]), row[1]) for row in rows]
            worth = {pair.names for pair, listed in found if listed and pair.weight >= least}
            yield part, [pair for pair, _ in found], worth

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        if len(self.names) > 1:
            # A cursor of its own: another query may be asked while this one is read.
            found = self._connection.cursor().execute(query)
            while page := found.fetchmany(_PAGE):
                yield from page

    def _pair(self, row: tuple[Any, ...]) -> Scored:
        a, b, weight, probability, *gammas = row
        levels = tuple(gammas)
        levels = self._seen.setdefault(levels, levels)
        return Scored(self.names[a], self.names[b], round(weight, 3), round(probability, 6), levels)


class _Narrow(DuckDBAPI):  # type: ignore[misc] # Splink has no types
    """Splink's scored pairs without the fields that were compared: with them a pair takes some kilobytes."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, scale: Scale) -> None:
        super().__init__(connection)
        levels = ", ".join(f"{name}::TINYINT AS {name}" for name in _levels(scale))
        self._columns = f"unique_id_l, unique_id_r, match_weight, match_probability, {levels}"

    def _setup_for_execute_sql(self, sql: str, physical_name: str) -> str:
        if physical_name.startswith("__splink__df_predict"):
            sql = f"SELECT {self._columns} FROM ({sql})"  # noqa: S608 - Splink's own
        return str(super()._setup_for_execute_sql(sql, physical_name))


def _levels(scale: Scale) -> list[str]:
    return [f"gamma_{name}" for name in scale.names]


_LISTED = """
CREATE TABLE listed AS
WITH heavy AS (
    SELECT unique_id_l AS l, unique_id_r AS r, round(match_weight, 3) AS weight
    FROM predicted WHERE match_weight > $1
), ends AS (
    SELECT l AS mention, * FROM heavy UNION ALL SELECT r AS mention, * FROM heavy
)
SELECT DISTINCT l, r FROM (
    SELECT l, r, row_number() OVER (PARTITION BY mention ORDER BY weight DESC, l, r) AS rank FROM ends
) WHERE rank <= $2
"""


def _settings(*, fresh: bool) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(pairs.SETTINGS.read_text(encoding="utf-8"))
    if fresh:
        for rule in settings["blocking_rules_to_generate_predictions"]:
            rule["blocking_rule"] += " AND (l.fresh OR r.fresh)"
    return settings


def _fill(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Make a table of the rows, some thousand held at a time."""
    # The names and types are our own: nothing a user wrote.
    named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    lists = ", ".join(f"unnest(${n}::{kind}[])" for n, kind in enumerate(columns.values(), start=1))
    connection.execute(f"CREATE TABLE {table} ({named})")
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        values = [list(column) for column in zip(*batch, strict=True)]
        connection.execute(f"INSERT INTO {table} SELECT {lists}", values)


def _fill_common(connection: duckdb.DuckDBPyConnection, common: Common | None) -> None:
    """Make the tables of the names and words that are too common to be keys."""
    if common is not None:
        _fill(connection, "common_names", {"key": "VARCHAR"}, ([name] for name in sorted(common.names)))
        _fill(connection, "common_words", {"key": "VARCHAR"}, ([word] for word in sorted(common.words)))
        return
    for kind, most in (("names", features.COMMON_NAME), ("words", features.COMMON_WORD)):
        keys = " UNION ALL ".join(
            f"SELECT unnest({column}) AS key FROM told"  # noqa: S608
            for column, counted in _COUNTED.items()
            if counted == kind
        )
        connection.execute(
            f"CREATE TABLE common_{kind} AS SELECT key FROM ({keys}) GROUP BY key HAVING count(*) > {most}"  # noqa: S608
        )


def _number(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table that is linked: numbers for ids, in their order, and no key that is too common."""
    connection.execute(
        "CREATE TABLE ids AS"
        " SELECT unique_id AS name, (row_number() OVER (ORDER BY unique_id) - 1)::INTEGER AS number FROM told"
    )
    kept = ", ".join(f"coalesce({column}_kept.keys, []) AS {column}" for column in _COUNTED)
    joins = " ".join(
        f"LEFT JOIN (SELECT id, list(key) AS keys FROM (SELECT unique_id AS id, unnest({column}) AS key FROM told)"  # noqa: S608
        f" ANTI JOIN common_{kind} USING (key) GROUP BY id) AS {column}_kept ON {column}_kept.id = told.unique_id"
        for column, kind in _COUNTED.items()
    )
    connection.execute(
        f"CREATE TABLE mentions AS SELECT told.* REPLACE (number AS unique_id, {kept})"  # noqa: S608
        f" FROM told JOIN ids ON name = told.unique_id {joins}"
    )
    connection.execute("DROP TABLE told")
