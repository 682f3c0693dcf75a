"""The codebook leaves nothing out: every value, column, rule and word list."""

import inspect
import re
from enum import StrEnum

import pytest
from markupsafe import escape

from hasila.export.columns import TABLES
from hasila.lexicon import TABLES as LEXICONS
from hasila.model import values
from hasila.web.codebook import VALUES, rules, word_lists
from hasila.web.words import messages


def test_every_enumeration_is_in_it():
    closed = {
        held for _, held in inspect.getmembers(values, inspect.isclass) if issubclass(held, StrEnum)
    } - {StrEnum}
    assert closed == set(VALUES.values())


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_has_a_word_and_a_meaning(kind):
    asked = [f"{before}{kind}.{value}" for value in VALUES[kind] for before in ("", "about.")]
    assert [key for key in (*asked, f"enum.{kind}") if key not in messages()] == []


def test_the_page_names_every_column_rule_and_list(page):
    text = page.get("/ar/codebook").text
    assert all(f"<code>{column.name}</code>" in text for held in TABLES.values() for column in held)
    assert all(f'id="r-{rule.id}"' in text for rule in rules())
    assert all(f'id="l-{name}"' in text for name in LEXICONS)
    assert [held.name for held in word_lists()] == list(LEXICONS)


def test_a_rule_is_told_with_what_it_reads_and_leaves():
    rule = next(rule for rule in rules() if rule.id == "figure.masdar-people")
    assert rule.reads
    assert any(why for _, why in rule.leaves)


def test_every_rule_is_told_in_both_languages_and_no_other():
    told = {
        key.removeprefix("about.rule."): words
        for key, words in messages().items()
        if key.startswith("about.rule.")
    }
    assert set(told) == {rule.id for rule in rules()}
    assert [name for name, words in told.items() if re.search("[a-z]", words["ar"])] == []
    assert [name for name, words in told.items() if re.search("[\u0600-\u06ff]", words["en"])] == []
    assert [name for name, words in told.items() for text in words.values() if not text.endswith(".")] == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_says_what_a_rule_does_in_its_own_language(page, lang):
    text = page.get(f"/{lang}/codebook").text
    assert [
        rule.id
        for rule in rules()
        if f"<p>{escape(messages()[f'about.rule.{rule.id}'][lang])}</p>" not in text
    ] == []


def test_rules_of_all_kinds_are_found():
    kinds = {rule.id.split(".")[0] for rule in rules()}
    assert kinds >= {"figure", "source", "date", "publication", "statistic", "claim"}


def test_the_dictionary_for_programs(page):
    found = page.get("/en/codebook.json").json()
    assert found["values"]["outcome"]["values"][0]["code"] == "killed"
    assert found["columns"]["figures"][0]["name"] == "quote"
