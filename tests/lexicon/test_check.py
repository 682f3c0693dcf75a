"""Every kind of fault is found in the row and column where it is, and told in two languages."""

import csv
import io
import json
import re
from importlib import resources

import pytest

from hasila.lexicon import TABLES, check_particles, check_table, fault
from hasila.lexicon.check import _messages
from hasila.text import is_arabic

SOLDIER = {
    "id": "people.soldier", "lemma": "جندي", "paradigm": "noun", "forms": "جنود:p", "group": "security_forces",
    "kind": "person", "gloss_en": "soldier", "example_ar": "مقتل ثلاثة جنود في كمين", "expect": "killed=3",
    "counter_ar": "وصل ثلاثة جنود إلى العاصمة",
}  # fmt: skip
MONTH = {
    "id": "month.gulf.1", "lemma": "يناير", "paradigm": "invariant", "forms": "", "month": "1", "calendar": "gregorian",
    "alone": "yes", "gloss_en": "January", "example_ar": "قتل جندي في 5 يناير", "expect": "date=2024-01-05",
    "counter_ar": "قتل جندي",
}  # fmt: skip
HALF = {
    "id": "num.half", "lemma": "نصف", "paradigm": "numeral", "forms": "", "value": "0.5", "kind": "fraction",
    "gloss_en": "half", "example_ar": "مقتل نصف مليون شخص", "expect": "killed=500000", "counter_ar": "انتظر نصف ساعة",
}  # fmt: skip


def table(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def found(name: str, *rows: dict[str, str]) -> list[tuple[int, str, str]]:
    return [(f.row, f.column, f.code) for f in check_table(name, table(*rows))]


@pytest.mark.parametrize(("name", "row"), [("people", SOLDIER), ("months", MONTH), ("numerals", HALF)])
def test_a_sound_row_has_no_fault(name, row):
    assert check_table(name, table(row)) == []


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"paradigm": "verb"}, "paradigm", "unknown_paradigm"),
        ({"group": "army"}, "group", "unknown_code"),
        ({"group": ""}, "group", "unknown_code"),
        ({"id": ""}, "id", "empty"),
        ({"lemma": " "}, "lemma", "empty"),
        ({"gloss_en": ""}, "gloss_en", "empty"),
        ({"example_ar": ""}, "example_ar", "empty"),
        ({"counter_ar": ""}, "counter_ar", "empty"),
        ({"forms": "جنود:x"}, "forms", "bad_features"),
        ({"lemma": "ﺟﻨﺪﻱ"}, "lemma", "presentation_form"),
        ({"lemma": "جندي\u200f"}, "lemma", "bidi_control"),
        ({"lemma": "جنـدي"}, "lemma", "tatweel"),
        ({"lemma": "جندی"}, "lemma", "look_alike"),
        ({"forms": "کنود:p"}, "forms", "look_alike"),
        ({"lemma": "جنديx"}, "lemma", "latin_letter"),
    ],
)
def test_a_fault_is_found_where_it_is(change, column, code):
    assert found("people", SOLDIER | change) == [(2, column, code)]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"month": "one"}, "not_integer"), ({"month": "13"}, "out_of_range"), ({"month": ""}, "not_integer")],
)
def test_a_month_is_a_whole_number_from_1_to_12(change, code):
    assert found("months", MONTH | change) == [(2, "month", code)]


def test_a_fraction_is_a_number_only_where_it_is_called_one():
    assert found("numerals", HALF | {"kind": "unit"}) == [(2, "value", "not_integer")]


def test_the_header_must_have_the_columns_and_no_other():
    short = {key: value for key, value in SOLDIER.items() if key != "group"}
    assert found("people", short | {"colour": ""}) == [
        (1, "colour", "extra_column"),
        (1, "group", "missing_column"),
    ]
    assert found("people", SOLDIER | {"colour": "x"}) == [(1, "colour", "extra_column")]


def test_a_row_has_one_cell_for_each_column():
    text = table(SOLDIER)
    assert [f.code for f in check_table("people", text + "people.x,جندي\n")] == ["row_length"]
    assert [f.code for f in check_table("people", text.replace("soldier,", "soldier,x,", 1))] == [
        "row_length"
    ]


def test_an_id_stands_once():
    other = SOLDIER | {"lemma": "ضابط", "forms": "ضباط:p"}
    faults = check_table("people", table(SOLDIER, other))
    assert [(f.row, f.column, f.code) for f in faults] == [(3, "id", "duplicate_id")]
    assert "row 2" in faults[0].message_en


def test_a_particle_stands_once():
    text = "id,forms,gloss_en\nand,و,and\nor,أو,or\nand,ثم,and\n"
    assert [(f.file, f.row, f.code) for f in check_particles(text)] == [
        ("grammar/particles.csv", 4, "duplicate_id")
    ]


def test_one_word_in_two_spellings_with_one_meaning_is_a_duplicate():
    other = SOLDIER | {"id": "people.soldier2", "lemma": "جُندى", "forms": ""}
    assert found("people", SOLDIER, other) == [(3, "lemma", "duplicate_form")]
    assert found("people", SOLDIER, other | {"group": "civilians"}) == []


def test_a_lemma_that_another_row_lists_is_a_duplicate():
    one = MONTH | {"forms": "كانون الثاني"}
    two = MONTH | {"id": "month.levant.1", "lemma": "كانون الثاني"}
    assert found("months", one, two) == [(2, "forms", "duplicate_form")]


def test_tatweel_ends_an_abbreviation():
    assert found("people", SOLDIER | {"example_ar": "قتل جندي في 10 محرم 1445 هـ"}) == []


def test_every_message_is_in_both_languages_with_the_same_values():
    for code, message in _messages().items():
        assert set(message) == {"en", "ar"}, code
        assert any(is_arabic(char) for char in message["ar"]), code
        names = [sorted(re.findall(r"{(\w+)}", message[language])) for language in ("en", "ar")]
        assert names[0] == names[1], code


def test_every_message_has_a_use():
    folder = resources.files("hasila")
    sources = [folder.joinpath("lexicon", "check.py")]
    sources += [folder.joinpath("evaluate", name) for name in ("examples.py", "floors.py")]
    code = "".join(source.read_text(encoding="utf-8") for source in sources)
    assert [name for name in _messages() if f'"{name}"' not in code] == []


def test_a_fault_says_file_row_and_column():
    told = str(fault("people.csv", 7, "lemma", "empty"))
    assert told == "people.csv, row 7, column lemma: the cell is empty; fill it in"
    assert str(fault("samples", 0, "", "no_floor", what="ab")).startswith("samples: ")


def test_messages_are_plain_json():
    source = resources.files("hasila").joinpath("lexicon", "messages.json").read_text(encoding="utf-8")
    assert json.loads(source) == _messages()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_lexicons_of_the_package_have_no_fault(name):
    source = resources.files("hasila").joinpath("lexicons", f"{name}.csv")
    assert [str(f) for f in check_table(name, source.read_text(encoding="utf-8"))] == []
