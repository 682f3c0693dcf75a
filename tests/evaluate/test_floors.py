"""The gate: scores stay above floors that only rise, pinned to the exact gold."""

import json
from pathlib import Path

import pytest

from hasila.evaluate import gate, raise_floors
from hasila.evaluate.floors import _pinned, evaluate_samples, measures

SHARED = Path(__file__).parents[3] / "shared" / "gold"
GOLD = '{"id": "1", "published": "2024-07-22", "text": "مقتل ثلاثة جنود", "figures": [{"quote": "ثلاثة جنود", "outcome": "killed", "value": 3, "qualifier": "exact", "group": "security_forces"}]}\n'
NAMES = ("f1", "attributes")


@pytest.fixture
def pinned(monkeypatch, tmp_path):
    """Floors that a test may change, in place of the package's."""

    def pin(floors: dict) -> None:
        monkeypatch.setattr("hasila.evaluate.floors._pinned", lambda: json.dumps(floors))

    pin(json.loads(_pinned()))
    return pin


@pytest.fixture
def gold(tmp_path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_the_package_is_above_its_floors():
    assert [str(fault) for fault in gate()] == []


@pytest.mark.parametrize("name", ["figures-dev.jsonl", "figures-reports-dev.jsonl"])
def test_the_shared_gold_is_above_its_floors(name):
    if not (SHARED / name).exists():
        pytest.skip("needs the shared gold")
    assert [str(fault) for fault in gate([SHARED / name])] == []


def test_a_score_below_its_floor_is_told(pinned):
    floors = {digest: floor | {"f1": 0.9999} for digest, floor in json.loads(_pinned()).items()}
    pinned(floors)
    (fault,) = gate()
    assert (fault.file, fault.column, fault.code) == ("samples", "f1", "below_floor")
    assert "0.9999" in fault.message_en
    assert "0.9999" in fault.message_ar


def test_gold_without_a_floor_is_told(gold):
    (fault,) = gate([gold])
    assert (fault.file, fault.code) == ("gold.jsonl", "no_floor")


def test_floors_are_pinned_to_the_exact_gold_and_rise(pinned, gold, tmp_path):
    to = tmp_path / "floors.json"
    assert "gold.jsonl: f1 none -> 1.0" in raise_floors(to, [gold])
    floors = json.loads(to.read_text(encoding="utf-8"))
    pinned(floors)
    assert gate([gold]) == []
    assert raise_floors(to, [gold]) == []
    gold.write_text(GOLD + GOLD, encoding="utf-8")
    assert [fault.code for fault in gate([gold])] == ["no_floor"]
    raise_floors(to, [gold])
    names = [floor["name"] for floor in json.loads(to.read_text(encoding="utf-8")).values()]
    assert names.count("gold.jsonl") == 1


def test_floors_never_sink(pinned, tmp_path):
    high = {digest: floor | dict.fromkeys(NAMES, 1.0) for digest, floor in json.loads(_pinned()).items()}
    pinned(high)
    to = tmp_path / "floors.json"
    assert raise_floors(to) == []
    assert json.loads(to.read_text(encoding="utf-8")) == high


def test_measures_are_rounded_down():
    found = measures(evaluate_samples())
    assert set(found) == set(NAMES)
    assert all(0 < value <= 1 and round(value, 4) == value for value in found.values())
