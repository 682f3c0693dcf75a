"""Scores, their parts, and how many pairs are looked at."""

import dataclasses
import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from link_desk import CITIES, Desk

from hasila.link.features import COLUMNS, row_of
from hasila.link.pairs import SETTINGS, load_scale
from hasila.link.scoring import score


def crowd(count, seed=1):
    """`count` mentions, four to an incident, one incident every other day."""
    rng = random.Random(seed)
    desk = Desk()
    for n in range(count):
        incident = n // 4
        day = date(2020, 1, 1) + timedelta(days=2 * incident)
        known = rng.choice([day.isoformat(), day.isoformat()[:7], f"-{day.isoformat()[4:]}", None])
        desk.add(
            f"m{n:04}",
            date=known,
            published=rng.choice([None, (day + timedelta(days=1)).isoformat()]),
            place=rng.choice([sorted(CITIES)[incident % len(CITIES)], None]),
            type=rng.choice(["bombing", "suicide_bombing", "armed_attack", "other", None]),
            killed=[rng.choice([3, 4, 30])],
            attackers=rng.choice([(), ("is",), ("aq",)]),
            parties=rng.choice([(), ("army",)]),
            targets=rng.choice([(), ("mosque",), ("bus", "market")]),
            keywords=tuple(sorted(rng.sample([f"w{incident}-{k}" for k in range(6)], 3))),
        )
    return desk


def scored(desk):
    return score([row_of(m, desk.readings[m.report]) for m in desk.mentions], load_scale())


def test_parts_add_up_to_splinks_own_weight():
    scale = load_scale()
    pairs = scored(crowd(120))
    assert len({pair.levels for pair in pairs}) > 50
    for pair in pairs:
        assert sum(f.weight for f in scale.fields(pair)) == pytest.approx(pair.weight, abs=0.01)


def test_left_and_right_are_alike():
    desk = crowd(120)
    there = {(p.left, p.right): (p.weight, p.levels) for p in scored(desk)}
    back = {m.id: f"x{9999 - int(m.id[1:]):04}" for m in desk.mentions}
    desk.mentions = [m.model_copy(update={"id": back[m.id]}) for m in desk.mentions]
    name = {new: old for old, new in back.items()}
    assert {(name[p.right], name[p.left]): (p.weight, p.levels) for p in scored(desk)} == there


def test_pairs_grow_nearly_as_the_mentions():
    few, more = len(scored(crowd(800))), len(scored(crowd(1600)))
    assert more < 1.3 * 2 * few


def test_linking_prints_nothing(capfd):
    scored(crowd(8))
    assert capfd.readouterr() == ("", "")


def test_levels_are_probabilities_and_each_comparison_adds_up():
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    for comparison in settings["comparisons"]:
        told = [c for c in comparison["comparison_levels"] if not c.get("is_null_level")]
        for side in ("m_probability", "u_probability"):
            assert all(0 < level[side] < 1 for level in told)
            assert 0.9 < sum(level[side] for level in told) <= 1.0001, (comparison, side)
        labels = [c["label_for_charts"] for c in comparison["comparison_levels"]]
        assert len(labels) == len(set(labels))


def test_a_row_holds_what_the_mention_tells():
    desk = Desk()
    desk.add(
        "a",
        date="2024-07-15",
        place="muscat",
        killed=[6, 9],
        published="2024-07-16",
        keywords=("x", "muscat"),
    )
    row = row_of(desk.mentions[0], desk.readings["r-a"])
    assert list(COLUMNS) == [f.name for f in dataclasses.fields(row)]
    assert (row.killed, row.killed_most, row.keywords) == ([6, 9], 9, ["x"])
    assert (row.first, row.weekday) == (date(2024, 7, 15).toordinal(), date(2024, 7, 15).weekday())
    assert row.not_after == date(2024, 7, 16).toordinal()
    assert row.about_first is None
