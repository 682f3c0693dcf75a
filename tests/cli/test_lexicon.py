"""`hasila lexicon` and `hasila evaluate` print what the evaluation finds."""

import json
from types import SimpleNamespace

from hasila.cli import lexicon


def test_forms_lists_the_forms_of_a_lemma_and_of_a_form(hasila):
    by_lemma = hasila("lexicon", "forms", "جُنديّ")
    assert by_lemma.exit_code == 0
    assert "people.csv" in by_lemma.stdout
    assert "جنود" in by_lemma.stdout
    assert "جنديين" in by_lemma.stdout
    assert hasila("lexicon", "forms", "جنود").stdout == by_lemma.stdout


def test_a_word_that_no_lexicon_has_is_an_error(hasila):
    result = hasila("lexicon", "forms", "زرافة")
    assert result.exit_code == 1
    assert "زرافة" in result.stderr


def test_faults_are_printed_in_both_languages_and_fail(hasila, monkeypatch):
    class Fault(SimpleNamespace):
        def __str__(self):
            return "people.csv, row 7, column lemma: is empty"

    monkeypatch.setattr(lexicon.evaluate, "check_lexicons", lambda: [Fault(message_ar="فارغ")])
    result = hasila("lexicon", "check")
    assert result.exit_code == 1
    assert "people.csv, row 7" in result.stderr
    assert "فارغ" in result.stderr
    monkeypatch.setattr(lexicon.evaluate, "check_lexicons", list)
    assert hasila("lexicon", "check").exit_code == 0


def test_try_shows_what_fired(hasila):
    result = hasila("lexicon", "try", "أصيب جنديان في انفجار عبوة", "--published", "2024-07-22")
    assert result.exit_code == 0
    assert "wounded 2" in result.stdout


def test_evaluate_scores_a_file(hasila, tmp_path):
    gold = tmp_path / "gold.jsonl"
    text = "قُتل ثلاثة جنود"
    figure = {
        "quote": text, "outcome": "killed", "value": 3, "qualifier": "exact", "group": "security_forces",
        "part_of": None, "attributed_to": None, "scope": "incident", "negated": False,
    }  # fmt: skip
    gold.write_text(json.dumps({"id": "1", "text": text, "figures": [figure]}) + "\n", encoding="utf-8")
    result = hasila("evaluate", gold)
    assert result.exit_code == 0
    assert "1 figures coded" in result.stdout
    assert hasila("evaluate", tmp_path / "none.jsonl").exit_code == 2
