"""A scored pair of mentions, and what its levels are called and weigh."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hasila.model import FieldWeight

SETTINGS = Path(__file__).with_name("settings.json")
# A field that weighs less speaks against one incident.
AGAINST_BITS = -1.25
# Tolls grow: counts far apart weigh against, but leave room.
GROWING = frozenset(("killed", "wounded", "taken"))
# In these fields a level that weighs less hardly leaves room for one: other weekdays, buildings or named sites.
CLASH_BITS = -3.0
CLASHING = frozenset(("weekday", "targets", "sites"))


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

    @cached_property
    def against(self) -> dict[str, list[int]]:
        """The levels of each comparison that speak against one incident, where there are any."""
        found = {
            name: sorted(number for number, level in known.items() if level.weight < AGAINST_BITS)
            for name, known in zip(self.names, self._fields, strict=True)
            if name not in GROWING
        }
        return {name: levels for name, levels in found.items() if levels}

    def clashes(self, pair: Scored) -> bool:
        """Whether a field other than place and date hardly leaves room for one incident."""
        each = zip(self.names, self._fields, pair.levels, strict=True)
        return any(name in CLASHING and known[level].weight < CLASH_BITS for name, known, level in each)

    def fits(self, pair: Scored) -> bool:
        """Whether no field but a toll, which grows, speaks against one incident."""
        return all(
            level not in self.against.get(name, ())
            for name, level in zip(self.names, pair.levels, strict=True)
        )

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
