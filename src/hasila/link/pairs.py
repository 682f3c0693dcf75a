"""Score pairs of mentions with Splink on an in-process DuckDB, and take each score apart."""

import json
import math
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker

from hasila.link.features import COLUMNS, Features
from hasila.model import FieldWeight

_PAGE = 10_000  # pairs fetched at a time
_BATCH = 5_000  # rows filled in at a time
_MEMORY = "1GB"  # beyond it DuckDB writes to a temporary folder
SETTINGS = Path(__file__).with_name("settings.json")


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair that blocking found, `left < right`, with its weight in bits and its levels."""

    left: str
    right: str
    weight: float
    probability: float
    levels: tuple[int, ...]

    @property
    def names(self) -> tuple[str, str]:
        """The ids of the two mentions, least first."""
        return self.left, self.right


class Scale:
    """What the levels of the settings file are called and weigh."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Read a Splink settings dictionary."""
        prior = settings["probability_two_random_records_match"]
        self.prior = FieldWeight(
            field="prior", level="two mentions drawn at random", weight=_bits(prior, 1 - prior)
        )
        self.names = [c["output_column_name"] for c in settings["comparisons"]]
        self._fields = [dict(_levels(c)) for c in settings["comparisons"]]

    def fields(self, pair: Scored) -> tuple[FieldWeight, ...]:
        """One weight a field, the prior first; they add up to the pair's weight."""
        each = (known[level] for known, level in zip(self._fields, pair.levels, strict=False))
        return (self.prior, *each)

    def unseen(self, left: str, right: str) -> Scored:
        """A pair that no blocking rule found: the prior is all that is known of it."""
        odds = 2**self.prior.weight
        return Scored(left, right, self.prior.weight, round(odds / (1 + odds), 6), ())


def _bits(numerator: float, denominator: float) -> float:
    return round(math.log2(numerator / denominator), 3)


def _levels(comparison: Mapping[str, Any]) -> Iterator[tuple[int, FieldWeight]]:
    """Number the levels as Splink does: -1 for unknown, then from the closest down to 0."""
    field = comparison["output_column_name"]
    told = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
    for number, level in enumerate(reversed(told)):
        weight = _bits(level["m_probability"], level["u_probability"])
        yield number, FieldWeight(field=field, level=level["label_for_charts"], weight=weight)
    for level in comparison["comparison_levels"]:
        if level.get("is_null_level"):
            yield -1, FieldWeight(field=field, level=level["label_for_charts"], weight=0.0)


def load_scale() -> Scale:
    """Read the package's settings file."""
    return Scale(json.loads(SETTINGS.read_text(encoding="utf-8")))


def score(rows: Iterable[Features], scale: Scale, *, fresh: bool = False) -> list[Scored]:
    """Score every pair that a blocking rule finds, in order of the two ids; or those with a fresh row only."""
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
        names = _fill(connection, rows)
        if len(names) < 2:
            return []
        mentions = DuckDBAPI(connection).register("mentions")
        linker = Linker(mentions, _settings(fresh=fresh), log_level=None, validate_settings=False)
        predicted = linker.inference.predict(warning_mode="never").physical_name
        levels = ", ".join(f"gamma_{name}" for name in scale.names)
        # The identifiers are our own and Splink's: nothing a user wrote.
        found = connection.execute(
            f"SELECT unique_id_l, unique_id_r, match_weight, match_probability, {levels}"  # noqa: S608
            f" FROM {predicted} ORDER BY unique_id_l, unique_id_r"
        )
        # A mention is in a dozen pairs, and few combinations of levels occur: each is held once.
        seen: dict[tuple[int, ...], tuple[int, ...]] = {}
        scored: list[Scored] = []
        while page := found.fetchmany(_PAGE):
            for a, b, weight, probability, *gammas in page:
                told = tuple(gammas)
                left, right = names[min(a, b)], names[max(a, b)]
                told = seen.setdefault(told, told)
                scored.append(Scored(left, right, round(weight, 3), round(probability, 6), told))
    return scored


def _settings(*, fresh: bool) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(SETTINGS.read_text(encoding="utf-8"))
    if fresh:
        for rule in settings["blocking_rules_to_generate_predictions"]:
            rule["blocking_rule"] += " AND (l.fresh OR r.fresh)"
    return settings


def _fill(connection: duckdb.DuckDBPyConnection, rows: Iterable[Features]) -> dict[str, str]:
    """Make the table of the rows, some thousand held at a time; returns their ids, each once."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items())
    lists = ", ".join(f"unnest(${n}::{kind}[])" for n, kind in enumerate(COLUMNS.values(), start=1))
    connection.execute(f"CREATE TABLE mentions ({columns})")
    names: dict[str, str] = {}
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        names |= {row.unique_id: row.unique_id for row in batch}
        values = [[getattr(row, name) for row in batch] for name in COLUMNS]
        connection.execute(f"INSERT INTO mentions SELECT {lists}", values)
    return names
