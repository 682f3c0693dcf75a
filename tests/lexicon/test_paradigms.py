"""The forms that are made of a lemma, and their look-up with clitics around them."""

import pytest

from hasila.lexicon import TABLES, generate, lexicon, paradigms, table_rows
from hasila.text import fold


def forms(identifier: str, table: str = "people") -> dict[str, set[str]]:
    row = next(row for row in table_rows(table) if row.id == identifier)
    found: dict[str, set[str]] = {}
    for text, features in generate(row):
        found.setdefault(text, set()).add(features)
    return found


def read(word: str, *tables: str) -> list[tuple[str, str, str]]:
    return [(e.row.id, e.prefix, e.suffix) for e in lexicon(*tables).word(fold(word))]


@pytest.mark.parametrize(
    ("identifier", "table", "form", "feature"),
    [
        ("people.soldier", "people", "جنود", "p"), ("people.soldier", "people", "جنديان", "d"),
        ("people.soldier", "people", "جنديين", "d"), ("people.soldier", "people", "جنديا", "sa"),
        ("people.civilian", "people", "مدنيون", "p"), ("people.civilian", "people", "مدنيين", "e"),
        ("people.civilian", "people", "مدنيتان", "df"), ("people.woman", "people", "امرأتان", "df"),
        ("outcomes.kill_v", "outcomes", "قتلوا", "tp"), ("outcomes.kill_v", "outcomes", "قتلت", "tsf"),
        ("outcomes.kill_v", "outcomes", "يقتل", "is"), ("outcomes.wounded_v", "outcomes", "أصيبوا", "tp"),
        ("outcomes.dead", "outcomes", "قتلى", "p"), ("people.judge", "people", "قاضيان", "d"),
        ("people.judge", "people", "قاضي", "s"), ("people.lawyer", "people", "محامون", "p"),
        ("people.cleaner", "people", "عاملا نظافة", "d"), ("people.cleaner", "people", "عمال نظافة", "p"),
        ("people.truck_driver", "people", "سائقو شاحنات", "p"), ("people.housewife2", "people", "ربتا بيت", "df"),
    ],
)  # fmt: skip
def test_forms_are_made(identifier, table, form, feature):
    assert feature in forms(identifier, table).get(fold(form), set())


@pytest.mark.parametrize(
    ("word", "table", "identifier", "prefix", "suffix"),
    [
        ("جنود", "people", "people.soldier", "", ""), ("والجنود", "people", "people.soldier", "وال", ""),
        ("للجنود", "people", "people.soldier", "لل", ""), ("بجنودها", "people", "people.soldier", "ب", "ها"),
        ("وقتلوا", "outcomes", "outcomes.kill_v", "و", ""), ("قتلهم", "outcomes", "outcomes.kill_v", "", "هم"),
        ("إصابته", "outcomes", "outcomes.wounding", "", "ه"), ("وزوجته", "people", "people.wife", "و", "ه"),
        ("أبنائه", "people", "people.son2", "", "ه"), ("وأبناؤهم", "people", "people.son2", "و", "هم"),
        ("أبناءها", "people", "people.son2", "", "ها"), ("زملائهم", "people", "people.colleague", "", "هم"),
    ],
)  # fmt: skip
def test_clitics_are_split_off(word, table, identifier, prefix, suffix):
    assert (identifier, prefix, suffix) in read(word, table)


def test_the_article_and_a_pronoun_exclude_each_other():
    assert not any(e.article and e.suffix for e in lexicon("people").word(fold("الجنودهم")))


def test_a_word_that_only_holds_a_form_is_not_read():
    assert read("قتلغ", "outcomes") == []
    assert read("سجنودي", "people") == []


def test_the_longest_phrase_wins():
    words = [fold(word) for word in ["عشرات", "الآلاف", "من"]]
    size, entries = lexicon("quantities").phrase(words, 0)
    assert size >= 2
    assert entries[0].row.id == "quantities.tens_of_thousands"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_row_makes_folded_forms_of_its_lemma(name):
    for row in table_rows(name):
        made = generate(row)
        assert made, row.id
        assert row.paradigm in paradigms()
        assert all(form.text == fold(form.text) for form in made)
        assert len(made) == len(set(made))
