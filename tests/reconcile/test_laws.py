"""What holds for every incident, whatever its figures."""

import json
import re
import string
import time
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.model import Policy
from hasila.reconcile import solver as solving
from hasila.reconcile.cells import build
from hasila.reconcile.testimony import gather

FIGURE = st.fixed_dictionaries(
    {
        "value": st.one_of(st.none(), st.integers(0, 60)),
        "outcome": st.sampled_from(
            ["killed", "killed", "wounded", "killed_or_wounded", "detained", "missing"]
        ),
        "qualifier": st.sampled_from(["exact", "exact", "exact", "at_least", "about", "up_to", "dozens"]),
        "group": st.sampled_from(
            ["unspecified", "unspecified", "civilians", "security_forces", "armed_group", "attackers"]
        ),
        "by": st.sampled_from(
            [None, "الشرطة", "وزارة الصحة", "المحافظ", "مصادر", "شهود", "التنظيم", "المرصد"]
        ),
        "nationality": st.sampled_from([None, None, None, "PK", "IN"]),
        "people": st.sampled_from([None, None, "soldier", "child"]),
        "others": st.sampled_from([False, False, False, True]),
        "withdrawn": st.sampled_from([False, False, False, False, True]),
        "of": st.sampled_from([None, None, None, 0, 1]),
    }
)
REPORTS = st.lists(
    st.tuples(st.sampled_from([None, "2024-03-01", "2024-03-02", "2024-03"]), st.lists(FIGURE, max_size=5)),
    min_size=1,
    max_size=4,
)


def told_from(case, reports):
    told = case(perpetrators=("group",))
    for day, figures in reports:
        told.report(day)
        for place, figure in enumerate(figures):
            row = dict(figure)
            if row["of"] is not None and row["of"] >= place:
                row["of"] = None
            told.says(row.pop("value"), sentence=0, **row)
    return told


@settings(max_examples=150, deadline=None)
@given(reports=REPORTS, policy=st.sampled_from(list(Policy)))
def test_laws(case, reports, policy):
    told = told_from(case, reports)
    toll = told.toll(policy=policy)
    # Range itself refuses low > best > high; every figure has exactly one use, in any order of input.
    assert sorted(use.figure for use in toll.uses) == sorted(f.id for fs in told.figures.values() for f in fs)
    assert all(use.reason and use.reason_ar for use in toll.uses)
    assert told.toll(policy=policy, backwards=True) == toll
    for moment in toll.series:
        known = [n for n in (moment.low, moment.best, moment.high) if n is not None]
        assert known == sorted(known)
    for shown in toll.sums:
        left, right = re.sub(r"\([^)]*\)", "", shown).split("=")
        assert int(left) == sum(map(int, re.findall(r"\d+", right)))
        assert shown in toll.explanation


@settings(max_examples=60, deadline=None)
@given(figures=st.lists(FIGURE, min_size=1, max_size=4, unique_by=lambda f: f["outcome"]))
def test_without_overlap_the_solver_agrees_with_the_short_way(case, figures):
    plain = [{**f, "of": None, "others": False} for f in figures]
    incident, readings, mentions = told_from(case, [("2024-03-01", plain)]).parts()
    claims, _ = build(gather(incident, readings, mentions, ())[0], incident)
    short, asked = solving.solve(claims), solving.solve(claims, plain=False)
    assert short.reads == asked.reads
    shared = {line: short.lines[line] for line in short.lines if line in asked.lines}
    assert shared == {line: asked.lines[line] for line in shared}


def test_a_spent_bound_is_said_and_nothing_is_lost(muscat, monkeypatch):
    monkeypatch.setattr(solving, "WORK", 0.0)
    told = muscat()
    toll = told.toll()
    assert "bound on work" in toll.unresolved
    assert len(toll.uses) == 17


def test_hundred_figures_settle_soon(case):
    told = case()
    for number in range(20):
        told.report(f"2024-03-{number + 1:02}").says(10 + number, by="الشرطة").says(
            2, group="civilians", of=0
        )
        told.says(40 + number, "wounded", "at_least", by="وزارة الصحة").says(60 + number, "killed_or_wounded")
        told.says(12 + number, by="مصادر")
    start = time.perf_counter()
    assert len(told.toll().uses) == 100
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("language", ["en", "ar"])
def test_phrases_have_both_languages_with_the_same_blanks(language):
    phrases = json.loads(resources.files("hasila.reconcile").joinpath("phrases.json").read_text("utf-8"))

    def blanks(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key, words in phrases.items():
        assert set(words) == {"en", "ar"}, key
        assert blanks(words[language]) == blanks(words["en"]) | blanks(words["ar"]), key
        arabic = re.search(r"[\u0621-\u064a]", words["en"])
        assert not arabic, key


def test_every_phrase_is_used():
    package = resources.files("hasila.reconcile")
    phrases = json.loads(package.joinpath("phrases.json").read_text("utf-8"))
    source = "".join(f.read_text("utf-8") for f in package.iterdir() if f.name.endswith(".py"))
    families = ("line.", "sum.", "kind.", "who.", "range.", "policy.")
    unused = [key for key in phrases if not key.startswith(families) and f'"{key}"' not in source]
    assert unused == []
