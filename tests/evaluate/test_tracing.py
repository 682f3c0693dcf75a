"""A trace shows every word with its rows, and what the sentence came to with rules and sources."""

from hasila.evaluate import trace

SENTENCE = "قالت الشرطة إن خمسة جنود قتلوا في تفجير ببغداد أمس"


def test_the_trace_shows_words_rows_rules_and_what_was_read():
    lines = trace(SENTENCE)
    text = "\n".join(lines)
    for section in ("words", "outcome words", "figures", "dates", "places", "incidents"):
        assert section in lines
    for part in (
        "people.soldier", "num.5", "outcomes.kill_v", "killed 5", "rule figure.", "الشرطة (police_military)",
        "2024-07-21", "Baghdad", "type bombing",
    ):  # fmt: skip
        assert part in text, part


def test_the_day_of_publication_can_be_given():
    text = "\n".join(trace(SENTENCE, "2023-03-02"))
    assert "2023-03-01" in text
    assert "2024" not in text


def test_claims_and_statistics_are_shown():
    assert any("claimed: " in line for line in trace("تبنى داعش الهجوم الذي قتل ثلاثة أشخاص"))
    assert any("attacks 153" in line for line in trace("نفذت القوات 153 هجوما في العراق خلال عام 2023"))


def test_a_denied_figure_is_marked():
    assert any(line.strip().startswith("not killed 3") for line in trace("لم يقتل ثلاثة جنود في الهجوم"))


def test_a_part_names_the_whole():
    assert any("part of" in line for line in trace("مقتل عشرة أشخاص بينهم أربعة جنود"))


def test_a_sentence_without_anything_has_only_words():
    assert [line for line in trace("طقس جميل") if not line.startswith(" ")] == [
        "read as published on 2024-07-22",
        "words",
    ]
    assert trace("") == ["read as published on 2024-07-22"]
