"""The quality gate: scores may not sink below floors pinned to the exact gold they were measured on."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from hasila.evaluate.score import Evaluation, evaluate, evaluate_file
from hasila.lexicon import Fault, fault

_SAMPLES = "samples"
_MEASURES = ("f1", "attributes")

# Floors by the digest of the gold: its name, and the least that each measure may be.
Floors = dict[str, dict[str, str | float]]


def gate(paths: Sequence[Path] = ()) -> list[Fault]:
    """What has sunk below its floor on the package's samples and on these gold files.

    A gold file whose digest has no floor is a fault of its own: its scores are not guarded.

    Raises:
        HasilaError: a gold file cannot be read.
    """
    floors = _floors()
    faults: list[Fault] = []
    for name, digest, evaluation in _measured(paths):
        if digest not in floors:
            faults.append(fault(name, 0, "", "no_floor", what=digest))
            continue
        for measure, value in measures(evaluation).items():
            floor = float(floors[digest][measure])
            if value < floor:
                faults.append(
                    fault(name, 0, measure, "below_floor", what=measure, measured=value, floor=floor)
                )
    return faults


def raise_floors(to: Path, paths: Sequence[Path] = ()) -> list[str]:
    """Write to the file `to` the floors as now measured, none lower than it was; tell what rose.

    Raises:
        HasilaError: a gold file cannot be read.
    """
    floors = _floors()
    told: list[str] = []
    for name, digest, evaluation in _measured(paths):
        old = floors.get(digest, {})
        new = {m: max(value, float(old.get(m, 0.0))) for m, value in measures(evaluation).items()}
        told += [f"{name}: {m} {old.get(m, 'none')} -> {new[m]}" for m in _MEASURES if new[m] != old.get(m)]
        # Gold that was mended has another digest: its former floors guard nothing any more.
        floors = {d: floor for d, floor in floors.items() if floor["name"] != name or d == digest}
        floors[digest] = {"name": name, **new}
    ordered = dict(sorted(floors.items(), key=lambda item: (str(item[1]["name"]), item[0])))
    to.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    return told


def measures(evaluation: Evaluation) -> dict[str, float]:
    """What the floors guard, rounded down to four digits.

    `f1` of all figures; `attributes`: the share of the attributes of all coded figures that were
    read rightly, those of a missed figure being wrong.
    """
    score = evaluation.scores["figures"]
    agreed = [share.value or 0.0 for share in evaluation.attributes.values()]
    right = sum(agreed) / len(agreed) if agreed else 0.0
    found = {"f1": score.f1.value or 0.0, "attributes": right * (score.recall.value or 0.0)}
    return {name: math.floor(found[name] * 10**4) / 10**4 for name in _MEASURES}


def evaluate_samples() -> Evaluation:
    """Score the reading of the package's sample reports."""
    reports, expected = _sample_texts()
    coded: Mapping[str, list[Mapping[str, object]]] = json.loads(expected)["figures"]
    records = [json.loads(line) for line in reports.splitlines()]
    return evaluate([{**r, "figures": coded[r["id"]]} for r in records if r["id"] in coded])


def _measured(paths: Sequence[Path]) -> list[tuple[str, str, Evaluation]]:
    samples = (_SAMPLES, _digest("".join(_sample_texts()).encode()), evaluate_samples())
    return [samples, *((path.name, _digest(path.read_bytes()), evaluate_file(path)) for path in paths)]


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def _sample_texts() -> tuple[str, str]:
    folder = resources.files("hasila").joinpath("samples")
    reports, expected = (folder.joinpath(name) for name in ("reports.jsonl", "expected.json"))
    return reports.read_text(encoding="utf-8"), expected.read_text(encoding="utf-8")


@cache
def _pinned() -> str:
    return resources.files("hasila").joinpath("evaluate", "floors.json").read_text(encoding="utf-8")


def _floors() -> Floors:
    floors: Floors = json.loads(_pinned())
    return floors
