"""Linking only what new reports touch gives the incidents and tolls that linking everything gives."""

import random

import pytest

from hasila import pipeline
from hasila.evaluate.composed import compose, keep
from hasila.model import JudgementAction, Policy
from hasila.store import open_store


def outcome(store):
    tolls = store.tolls(Policy.CONSISTENT)
    return [(incident, tolls[incident.id]) for incident in store.incidents()]


@pytest.mark.parametrize("seed", [1, 2])
def test_adding_reports_bit_by_bit_is_adding_them_at_once(tmp_path, seed, monkeypatch):
    # Low limits, so that names and words become too common on the way.
    monkeypatch.setattr("hasila.link.features.COMMON_NAME", 6)
    monkeypatch.setattr("hasila.link.features.COMMON_WORD", 3)
    readings = list(compose(320, seed=seed).readings)
    random.Random(seed).shuffle(readings)
    monkeypatch.setattr(pipeline.deriving, "_MOST", 1.0)
    touched = []
    original = pipeline.deriving._derive_touched
    monkeypatch.setattr(
        pipeline.deriving, "_derive_touched", lambda *args: (touched.append(1), original(*args))[1]
    )
    with open_store(tmp_path / "whole.db") as whole, open_store(tmp_path / "bits.db") as bits:
        keep(whole, readings)
        pipeline.derive(whole)
        for start, end in ((0, 150), (150, 180), (180, 200), (200, len(readings))):
            keep(bits, readings[start:end])
            pipeline.derive(bits)
        assert outcome(bits) == outcome(whole)
        assert len(touched) >= 2
        # A judgement touches its own component, and comes to what linking everything comes to.
        pair = [incident.id for incident in bits.incidents()][:2]
        for store in (whole, bits):
            pipeline.judge(
                store, JudgementAction.MERGE, pair[0], others=[pair[1]], coder="sara", reason="composed"
            )
        assert outcome(bits) == outcome(whole)
