"""Train the weights of linkage on composed corpora with known truth, and compare them with those in use."""

import json
import math
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hasila.evaluate.composed import Corpus, compose
from hasila.link import Features, link, pairs, row_of, scoring

# Corpora: one to count levels on, one to set the prior by, one to compare on.
_COUNTED, _TUNED, _TESTED = (30_000, 11), (3_000, 77), (5_000, 5)
_SAMPLES, _INCIDENTS = 8, 200  # samples of so many incidents, of which every pair is compared
_LEAST_SEEN = 30  # a level seen less often keeps the weight it has
_KEPT = 20  # pairs' worth of the old share that each level keeps: nothing becomes impossible
_PRIORS = (-8.5, -10.0, -11.5, -13.0, -14.5, -16.0)  # bits


def main() -> None:
    """Print each level's weight before and after, and B-cubed F1 of both; write the settings to a path if given."""
    settings = json.loads(pairs.SETTINGS.read_text(encoding="utf-8"))
    trained = _trained(settings)
    tuned = compose(*_TUNED[:1], seed=_TUNED[1])
    prior = max(_PRIORS, key=lambda bits: _agreement(_with_prior(trained, bits), tuned))
    trained = _with_prior(trained, prior)
    _print(settings, trained)
    tested = compose(_TESTED[0], seed=_TESTED[1])
    print(f"prior {prior} bits")
    print(f"B-cubed F1 on another composed corpus: in use {_agreement(settings, tested):.3f},", end=" ")
    print(f"trained {_agreement(trained, tested):.3f}")
    if sys.argv[1:]:
        Path(sys.argv[1]).write_text(
            json.dumps(trained, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


def _trained(settings: Mapping[str, Any]) -> dict[str, Any]:
    """M counted on pairs of one incident, u on pairs of two (Fellegi and Sunter 1969)."""
    corpus = compose(_COUNTED[0], seed=_COUNTED[1])
    m_counts, u_counts = _counts(settings, corpus)
    result: dict[str, Any] = json.loads(json.dumps(settings))
    for place, comparison in enumerate(result["comparisons"]):
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        for number, level in enumerate(reversed(levels)):
            m, u = m_counts[place], u_counts[place]
            if m[number] + u[number] < _LEAST_SEEN:
                continue
            for side, name in ((m, "m_probability"), (u, "u_probability")):
                told = sum(count for gamma, count in side.items() if gamma >= 0)
                level[name] = float(f"{(side[number] + _KEPT * level[name]) / (told + _KEPT):.3g}")
    return result


def _counts(settings: Mapping[str, Any], corpus: Corpus) -> tuple[list[Counter[int]], list[Counter[int]]]:
    """How often each level of each comparison is seen, among pairs of one incident and of two."""
    chance = random.Random(3)  # noqa: S311 - a sample, no secret
    rows = {m.id: row_of(m, reading) for reading in corpus.readings for m in reading.mentions}
    of: dict[int, list[Features]] = {}
    for name, event in corpus.truth.items():
        of.setdefault(event, []).append(rows[name])
    every = {**settings, "blocking_rules_to_generate_predictions": ["1=1"]}
    same = [Counter[int]() for _ in settings["comparisons"]]
    other = [Counter[int]() for _ in settings["comparisons"]]
    for _ in range(_SAMPLES):
        drawn = [row for event in chance.sample(sorted(of), _INCIDENTS) for row in of[event]]
        for pair in _scored(drawn, every):
            side = same if corpus.truth[pair.left] == corpus.truth[pair.right] else other
            for counter, level in zip(side, pair.levels, strict=True):
                counter[level] += 1
    return same, other


def _scored(rows: list[Features], settings: Mapping[str, Any]) -> list[pairs.Scored]:
    with tempfile.TemporaryDirectory() as folder:
        before, pairs.SETTINGS = pairs.SETTINGS, Path(folder) / "settings.json"
        pairs.SETTINGS.write_text(json.dumps(settings), encoding="utf-8")
        try:
            return scoring.score(rows, pairs.load_scale())
        finally:
            pairs.SETTINGS = before


def _with_prior(settings: Mapping[str, Any], bits: float) -> dict[str, Any]:
    odds = 2**bits
    return {**settings, "probability_two_random_records_match": float(f"{odds / (1 + odds):.3g}")}


def _agreement(settings: Mapping[str, Any], corpus: Corpus) -> float:
    """B-cubed F1 of the incidents that these settings find."""
    with tempfile.TemporaryDirectory() as folder:
        before, pairs.SETTINGS = pairs.SETTINGS, Path(folder) / "settings.json"
        pairs.SETTINGS.write_text(json.dumps(settings), encoding="utf-8")
        try:
            found = link(
                [m for r in corpus.readings for m in r.mentions], {r.report.id: r for r in corpus.readings}
            )
        finally:
            pairs.SETTINGS = before
    return corpus.agreement([incident.members for incident in found.incidents])


def _print(before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for old, new in zip(before["comparisons"], after["comparisons"], strict=True):
        print(old["output_column_name"])
        for a, b in zip(old["comparison_levels"], new["comparison_levels"], strict=True):
            if not a.get("is_null_level"):
                print(f"  {_bits(a):+6.1f} {_bits(b):+6.1f}  {a['label_for_charts']}")


def _bits(level: Mapping[str, Any]) -> float:
    return math.log2(level["m_probability"] / level["u_probability"])


if __name__ == "__main__":
    main()
