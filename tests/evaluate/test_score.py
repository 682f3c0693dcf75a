"""Scores: the matching is the greatest, optional figures count neither way, intervals hold the value."""

import importlib.util
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.errors import HasilaError
from hasila.evaluate import evaluate_file
from hasila.evaluate.score import ATTRIBUTES, Counted, evaluate, match, wilson
from hasila.export.rows import figure_row
from hasila.extract import read_report
from hasila.model import Report

SHARED = Path(__file__).parents[3] / "shared" / "gold"
TEXT = "قالت الشرطة إن خمسة جنود قتلوا وأصيب سبعة مدنيين في بغداد"
KILLED = {
    "quote": "خمسة جنود", "outcome": "killed", "value": 5, "qualifier": "exact", "group": "security_forces",
    "part_of": None, "attributed_to": "الشرطة", "place": "بغداد", "date": None, "scope": "incident", "negated": False,
}  # fmt: skip
WOUNDED = KILLED | {"quote": "سبعة مدنيين", "outcome": "wounded", "value": 7, "group": "civilians"}


def record(*figures: dict, **fields: object) -> dict:
    return {"id": "t", "published": "2024-07-22", "text": TEXT, "figures": list(figures), **fields}


def counted(
    start: int, end: int, *, value: int = 1, optional: bool = False, negated: bool = False
) -> Counted:
    return Counted(((start, end),), "killed", value, negated, "q", {}, optional=optional)


def test_a_text_read_rightly_scores_one():
    result = evaluate([record(KILLED, WOUNDED)])
    total = result.scores["figures"]
    assert (total.precision.value, total.recall.value, total.f1.value) == (1, 1, 1)
    assert {name: share.value for name, share in result.attributes.items()} == dict.fromkeys(ATTRIBUTES, 1)
    assert result.texts[0].missed == result.texts[0].spurious == []


def test_a_missed_and_a_spurious_figure_are_told():
    result = evaluate([record(KILLED, WOUNDED | {"value": 8})])
    total = result.scores["figures"]
    assert (total.precision.value, total.recall.value, total.f1.value) == (0.5, 0.5, 0.5)
    lines = list(result.lines())
    assert any(line.startswith("  missed") and "wounded 8" in line for line in lines)
    assert any(line.startswith("  spurious") and "wounded 7" in line for line in lines)
    assert not any(line.startswith("  missed") for line in result.lines(errors=0))


def test_scores_stand_per_outcome_and_group():
    scores = evaluate([record(KILLED, WOUNDED)]).scores
    assert (
        scores["killed"].recall.of == scores["wounded"].recall.of == scores["group civilians"].recall.of == 1
    )
    assert scores["abducted"].f1.value is None


def test_a_figure_in_the_wrong_group_counts_for_neither_group():
    scores = evaluate([record(KILLED | {"group": "armed_group"}, WOUNDED)]).scores
    assert scores["group armed_group"].recall.value == 0
    assert scores["group security_forces"].precision.value == 0
    assert scores["killed"].f1.value == 1


def test_an_optional_figure_counts_neither_way():
    result = evaluate([record(KILLED, WOUNDED | {"optional": True})])
    assert result.scores["figures"].f1.value == 1
    result = evaluate([record(KILLED, WOUNDED, WOUNDED | {"value": 99, "optional": True})])
    assert result.scores["figures"].recall.value == 1


def test_an_unsure_or_uncoded_attribute_is_not_scored():
    result = evaluate([record(KILLED | {"qualifier": "about", "unsure": ["qualifier"]}, WOUNDED)])
    assert result.attributes["qualifier"].of == 1
    bare = {key: value for key, value in KILLED.items() if key != "place"}
    assert "place" not in evaluate([record(bare)]).attributes


def test_a_negated_figure_matches_only_a_negated_one():
    assert match([counted(0, 5, negated=True)], [counted(0, 5)]) == ()


def test_quotes_must_overlap():
    assert match([counted(0, 5)], [counted(5, 9)]) == ()
    assert match([counted(0, 5)], [counted(4, 9)]) == ((0, 0),)


def test_matching_gives_way_where_that_finds_more():
    gold, read = [counted(0, 10), counted(0, 4)], [counted(3, 5), counted(8, 9)]
    assert match(gold, read) == ((0, 1), (1, 0))


def test_sure_figures_are_matched_before_optional_ones():
    assert match([counted(0, 5, optional=True), counted(0, 5)], [counted(0, 5)]) == ((1, 0),)


spans = st.tuples(st.integers(0, 8), st.integers(1, 4)).map(lambda s: (s[0], s[0] + s[1]))
lists = st.lists(st.builds(lambda s, v: counted(*s, value=v), spans, st.integers(1, 2)), max_size=5)


@given(lists, lists)
def test_matching_is_one_to_one_and_as_great_from_either_side(gold, read):
    pairs = match(gold, read)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gold[i].same(read[j]) for i, j in pairs)
    assert len(pairs) == len(match(read, gold))


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_holds_the_share(right, of):
    right = min(right, of)
    share = wilson(right, of)
    assert 0 <= share.low <= share.value + 1e-9
    assert share.value <= share.high + 1e-9 <= 1 + 1e-9


def test_wilson_of_nothing_is_unknown():
    assert str(wilson(0, 0)) == "-"


def test_the_interval_of_f1_holds_it_and_repeats():
    records = [record(KILLED, WOUNDED), record(KILLED, WOUNDED | {"value": 8}), record(KILLED)]
    first, second = (evaluate(records).scores["figures"].f1 for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_scored_line_by_line(tmp_path):
    line = json.dumps(record(KILLED, WOUNDED), ensure_ascii=False)
    result = evaluate_file(write(tmp_path / "gold.jsonl", f"\ufeff{line}\n\n{line}\n"))
    assert len(result.texts) == 2
    assert result.scores["figures"].f1.value == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "holds no line"), ("{", "line 1: is not JSON"), ("[]", 'has no "text"'), ('{"text": "x"}', 'no list "figures"'),
        ('{"text": "x", "figures": []}\n{"text": "x", "figures": [{}]}', "line 2: a figure lacks"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(HasilaError, match=told):
        evaluate_file(write(tmp_path / "gold.jsonl", text))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(HasilaError, match="cannot be read"):
        evaluate_file(tmp_path / "none.jsonl")
    (tmp_path / "cp1256.jsonl").write_bytes(b"\xc7\xe1")
    with pytest.raises(HasilaError, match="cannot be read"):
        evaluate_file(tmp_path / "cp1256.jsonl")


@pytest.mark.skipif(not (SHARED / "score_figures.py").exists(), reason="needs the shared gold")
def test_scores_are_those_of_the_shared_scorer():
    spec = importlib.util.spec_from_file_location("score_figures", SHARED / "score_figures.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.read(SHARED / "figures-dev.jsonl")
    predicted = {key: {"figures": rows_of(row)} for key, row in gold.items()}
    theirs = scorer.score(gold, predicted, out=io.StringIO())
    ours = evaluate_file(SHARED / "figures-dev.jsonl")
    total = ours.scores["figures"]
    assert [theirs[name] for name in ("precision", "recall", "f1")] == [
        pytest.approx(share.value, abs=1e-4) for share in total
    ]
    for name, share in ours.attributes.items():
        assert theirs[name] == pytest.approx(share.value, abs=1e-4), name


def rows_of(row: dict) -> list[dict]:
    report = Report(
        id=row["id"], document=row["id"], start=0, text=row["text"], declared=row.get("published")
    )
    reading = read_report(report)
    return [figure_row(figure, reading) for figure in reading.figures]
