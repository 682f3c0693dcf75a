"""`hasila judge` appends a decision, settles anew, says what changed, and can be taken back."""

import re

import pytest

from hasila import pipeline
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
        ("correct", "{incident}", "--field", "killed", "--value", "9/8/7"),
        ("correct", "{incident}", "--field", "date", "--value", "yesterday"),
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


def test_a_field_of_an_incident_and_a_line_of_its_toll_are_set_beside_what_the_machine_says(hasila, db, ids):
    typed = hasila(
        "judge", "correct", ids["incident"], "--field", "type", "--value", "ambush", "--db", db, *WHO
    )
    assert f"Incident {ids['incident']}: type armed_attack -> ambush" in typed.stdout
    set_ = hasila(
        "judge", "correct", ids["incident"], "--field", "killed", "--value", "7/8/9", "--db", db, *WHO
    )
    assert f"Incident {ids['incident']}: killed 9 -> 7–8–9" in set_.stdout
    sheet = hasila("show", ids["incident"], "--db", db).stdout
    assert f"{ids['incident']}: type ambush by sara; the machine says armed_attack" in sheet
    assert f"{ids['incident']}: killed 7/8/9 by sara; the machine says 9" in sheet
    assert 'sara set "Killed" to 7/8/9; the figures come to 9.' in sheet
    again = hasila("judge", "undo", recorded(set_), "--db", db, *WHO)
    assert f"Incident {ids['incident']}: killed 7–8–9 -> 9" in again.stdout


def test_a_number_may_be_typed_in_arabic_digits(hasila, db, ids):
    typed = hasila(
        "judge", "correct", ids["incident"], "--field", "killed", "--value", "٧/٨/؟", "--db", db, *WHO
    )
    assert f"Incident {ids['incident']}: killed 9 -> 7–8–?" in typed.stdout


def test_a_place_is_a_name_an_id_or_a_point(hasila, db, ids):
    def place(value):
        return hasila(
            "judge", "correct", ids["incident"], "--field", "place", "--value", value, "--db", db, *WHO
        )

    assert "-> Kut (IQ" in place("الكوت").stdout
    assert "-> Test Well (OM, 23.5000 58.5000)" in place("Test Well, OM, 23.5, 58.5").stdout
    assert "is no place of the gazetteer" in place("Nowhere at all").stderr
    assert "nowhere on earth" in place("Test Well, OM, 123.5, 58.5").stderr
    assert "(OM, 23.5" in place("Muscat").stdout


def test_an_actor_that_nobody_knows_is_refused_with_the_nearest(hasila, db, ids):
    wanted = ("correct", ids["incident"], "--field", "claimed_by", "--value", "islamic_stat")
    result = hasila("judge", *wanted, "--db", db, *WHO)
    assert "islamic_state" in result.stderr
    assert result.exit_code == 1


def test_a_rejected_incident_is_listed_as_such(hasila, db, ids):
    hasila("judge", "reject", ids["incident"], "--db", db, *WHO)
    row = next(
        line for line in hasila("show", "--db", db).stdout.splitlines() if line.startswith(ids["incident"])
    )
    assert "rejected" in row


def test_judgements_survive_a_new_reading(hasila, db, ids):
    hasila("judge", "correct", ids["wounded"], "--field", "value", "--value", "30", "--db", db, *WHO)
    hasila("judge", "correct", ids["incident"], "--field", "type", "--value", "ambush", "--db", db, *WHO)
    before = hasila("show", ids["incident"], "--db", db).stdout
    with open_store(db, create=False) as store:
        store.drop_derived()
        pipeline.run([], store)
    assert hasila("show", ids["incident"], "--db", db).stdout == before


def test_what_is_taken_back_is_not_taken_back_again(hasila, db, ids):
    made = recorded(hasila("judge", "reject", ids["wounded"], "--db", db, *WHO))
    undo = recorded(hasila("judge", "undo", made, "--db", db, *WHO))
    again = hasila("judge", "undo", made, "--db", db, *WHO)
    assert again.exit_code == 1
    assert "is taken back already" in again.stderr
    back = hasila("judge", "undo", undo, "--db", db, *WHO)
    assert f"Incident {ids['incident']}: wounded 28 -> -" in back.stdout


def test_a_decision_said_twice_is_one(hasila, db, ids):
    wanted = ("correct", ids["wounded"], "--field", "value", "--value")
    hasila("judge", *wanted, "30", "--db", db, *WHO)
    again = hasila("judge", *wanted, "30", "--db", db, *WHO)
    assert again.exit_code == 1
    assert "has said so already" in again.stderr
    assert hasila("judge", *wanted, "31", "--db", db, *WHO).exit_code == 0
    assert hasila("judge", *wanted, "30", "--db", db, *WHO).exit_code == 0
    with open_store(db, create=False) as store:
        assert len(store.judgements()) == 3
