"""The rows of the lexicons are tests: every example is read as its row says."""

import dataclasses

import pytest

from hasila.evaluate import check_examples, check_lexicons
from hasila.evaluate.examples import PUBLISHED, check_row
from hasila.evaluate.expectations import brief, holds, known_item, rows_of
from hasila.extract import read_report
from hasila.lexicon import TABLES, Row, table_rows
from hasila.model import Reading, Report

SENTENCE = "قالت الشرطة إن خمسة جنود على الأقل قتلوا في تفجير استهدف مسجدا في بغداد الثلاثاء"


def read(text: str) -> Reading:
    return read_report(Report(id="r", document="r", start=0, text=text, declared=PUBLISHED), names=True)


def row(identifier: str, **changes: str) -> Row:
    name = identifier.partition(".")[0]
    found = next(row for row in table_rows(name) if row.id == identifier)
    return dataclasses.replace(found, **changes)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_example_of_a_lexicon_is_read_as_its_row_says(name):
    assert [f"{f.message_en} ({f})" for f in check_examples(name)] == []


@pytest.mark.parametrize(
    "item",
    [
        "killed=5", "killed=5~at_least", "killed=5:security_forces", "killed=5~at_least:security_forces",
        "by=police_military", "place=IQ", "date=2024-07-16", "target=mosque", "type=bombing",
    ],
)  # fmt: skip
def test_items_that_hold(item):
    assert holds(item, read(SENTENCE))


@pytest.mark.parametrize(
    "item",
    [
        "killed=4", "wounded=5", "killed=5~exact", "killed=5:civilians", "killed=null", "by=medical", "place=SY",
        "date=2024-07-15", "target=church", "type=ambush", "actor=taliban", "claim=claimed:taliban",
        "nationality=IQ", "statistic=attacks:5", "scope=aggregate", "via=telegram", "debris=share",
    ],
)  # fmt: skip
def test_items_that_do_not_hold(item):
    assert not holds(item, read(SENTENCE))


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("تبنى داعش عبر تلغرام الهجوم الذي قتل ثلاثة أشخاص", "claim=claimed:islamic_state"),
        ("قتل ثلاثة أشخاص في هجوم شنه داعش", "actor=islamic_state"),
        ("مقتل أربعة باكستانيين في تفجير", "nationality=PK"),
        ("إصابة عشرات المدنيين في غارة", "wounded=null~dozens:civilians"),
        ("نفذت القوات 153 هجوما في العراق خلال عام 2023", "statistic=attacks:153"),
        ("قتل ثلاثون شخصا سنويا", "scope=aggregate"),
        ("شارك: فيسبوك", "debris=share"),
    ],
)
def test_items_of_other_kinds_hold(sentence, item):
    assert holds(item, read(sentence))


@pytest.mark.parametrize(
    "item", ["killed", "killed=", "killed=x", "murdered=3", "killed=3~", "colour=red", "date="]
)
def test_items_that_nobody_can_judge(item):
    assert not known_item(item)
    with pytest.raises(ValueError, match=item):
        holds(item, read(SENTENCE))


def test_a_denied_figure_holds_no_item():
    reading = read("لم يقتل ثلاثة جنود في الهجوم")
    assert [figure.negated for figure in reading.figures] == [True]
    assert not holds("killed=3", reading)


def test_evidence_names_the_rows_that_read():
    assert {"num.5", "people.soldier", "qualifiers.at_least"} <= rows_of(read(SENTENCE))


def test_what_was_read_is_told_in_items():
    told = brief(read(SENTENCE)).split()
    assert {"killed=5~at_least:security_forces", "by=police_military", "date=2024-07-16", "place=IQ"} <= set(
        told
    )
    assert brief(read("طقس جميل")) == "nothing"


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"expect": "killed=4"}, ["not_found"]),
        ({"expect": "killed=3 nonsense=1"}, ["unknown_item"]),
        ({"example": "مقتل ثلاثة ضباط في هجوم مسلح"}, ["not_cited"]),
        ({"counter": "مقتل أربعة جنود في كمين"}, ["counter_fires"]),
        ({"expect": "", "counter": "وصل الجنود"}, ["not_empty", "counter_silent"]),
    ],
)
def test_faults_of_an_example(change, codes):
    assert [fault.code for fault in check_row(row("people.soldier", **change))] == codes


def test_a_fault_shows_the_sentence_and_what_was_read():
    (fault,) = check_row(row("people.soldier", expect="killed=4"))
    assert (fault.file, fault.column) == ("people.csv", "example_ar")
    assert "مقتل ثلاثة جنود" in fault.message_en
    assert "killed=3~exact:security_forces" in fault.message_en
    assert "killed=4" in fault.message_ar


def test_a_row_that_voids_shows_what_stands_without_it():
    assert check_row(row("irrealis.lam")) == []
    (fault,) = check_row(row("irrealis.lam", counter="لم يصب أحد"))
    assert fault.code == "counter_silent"


def test_the_whole_check_reads_the_examples_too(monkeypatch):
    monkeypatch.setattr("hasila.evaluate.examples.check_examples", lambda: ["examples"])
    monkeypatch.setattr("hasila.evaluate.examples.check_table", lambda name, text: [])
    assert check_lexicons() == ["examples"]
