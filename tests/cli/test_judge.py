"""`hasila judge` appends a decision, settles anew, says what changed, and can be taken back."""

import re

import pytest

from hasila.model import JudgementAction
from hasila.store import open_store

WHO = ("--coder", "sara", "--reason", "read the page")


@pytest.fixture
def ids(db, incident):
    with open_store(db, create=False) as store:
        whole = store.incident(incident["id"])
        figures = [figure for name in whole.reports for figure in store.reading(name).figures]
        other = next(i.id for i in store.incidents() if i.id != whole.id)
    wounded = next(figure.id for figure in figures if figure.outcome.value == "wounded")
    return {"incident": whole.id, "members": whole.members, "wounded": wounded, "other": other}


def recorded(result):
    return re.search(r"Judgement ([0-9a-f]{12}) is recorded", result.stdout)[1]


def test_a_correction_changes_the_toll_and_undo_takes_it_back(hasila, db, ids):
    before = hasila("show", "--db", db).stdout
    wanted = ("correct", ids["wounded"][:8], "--field", "value", "--value", "30")
    corrected = hasila("judge", *wanted, "--db", db, *WHO)
    assert corrected.exit_code == 0
    assert f"Incident {ids['incident']}: wounded 28 -> 30" in corrected.stdout
    assert "correct" in hasila("show", ids["incident"], "--db", db).stdout
    undone = hasila("judge", "undo", recorded(corrected), "--db", db, *WHO)
    assert f"Incident {ids['incident']}: wounded 30 -> 28" in undone.stdout
    assert hasila("show", "--db", db).stdout == before


def test_a_rejected_figure_leaves_the_toll(hasila, db, ids):
    result = hasila("judge", "reject", ids["wounded"], "--db", db, *WHO)
    assert f"Incident {ids['incident']}: wounded 28 -> -" in result.stdout


def test_a_split_makes_two_and_a_merge_makes_one(hasila, db, ids):
    first, second = ids["members"]
    split = hasila("judge", "split", first, "--other", second, "--db", db, *WHO)
    assert f"Incident {second} is new." in split.stdout
    merged = hasila("judge", "merge", first, "--other", second, "--db", db, *WHO)
    assert f"Incident {second} is no incident of its own any more." in merged.stdout


def test_a_comment_changes_nothing_and_is_kept(hasila, db, ids):
    result = hasila("judge", "comment", ids["incident"], "--db", db, *WHO)
    assert "No incident and no toll changed." in result.stdout
    with open_store(db, create=False) as store:
        (kept,) = store.judgements()
    assert (kept.action, kept.coder, kept.reason) == (JudgementAction.COMMENT, "sara", "read the page")
    assert "read the page" in hasila("show", ids["incident"], "--db", db).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("correct", "{wounded}"),
        ("correct", "{wounded}", "--field", "value", "--value", "many"),
        ("correct", "{wounded}", "--field", "group", "--value", "people"),
        ("correct", "{wounded}", "--field", "colour", "--value", "red"),
        ("merge", "{incident}"),
        ("accept", "{wounded}", "--other", "{incident}"),
        ("approve", "{wounded}"),
        ("reject", "zzz"),
        ("reject", ""),
        ("undo", "{wounded}"),
        ("correct", "{incident}", "--field", "value", "--value", "3"),
    ],
    ids=" ".join,
)
def test_a_decision_that_makes_no_sense_is_refused_and_not_appended(words, hasila, db, ids):
    result = hasila("judge", *(word.format(**ids) for word in words), "--db", db, *WHO)
    assert result.exit_code in (1, 2)
    assert "Error" in result.stderr
    with open_store(db, create=False) as store:
        assert store.judgements() == ()


def test_who_and_why_are_asked_for(hasila, db, ids):
    assert hasila("judge", "reject", ids["wounded"], "--db", db, "--coder", "sara").exit_code == 2
    assert hasila("judge", "reject", ids["wounded"], "--db", db, "--reason", "x").exit_code == 2
