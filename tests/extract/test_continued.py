"""Parts told in the next sentence belong to the count before, of whatever outcome they are."""

import pytest

from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("قتل 12 شخصا وأصيب آخرون في القصف. وكان بين القتلى نساء وأطفال.", 2),
        ("أعلنت الوزارة مقتل تسعة وإصابة 20 آخرين. وأوضحت أن من بين القتلى سيدتين وطفلا.", 2),
    ],
)
def test_those_among_the_dead_of_the_sentence_before(text, parts):
    figures = read_text("r", text, None).figures
    assert [f.part_of for f in figures if f.part_of is not None] == [figures[0].id] * parts


def test_more_than_the_count_before_are_no_part_of_it():
    text = "قتل ثلاثة أشخاص في القصف. وكان بين القتلى تسعة جنود في يوم آخر."
    assert all(f.part_of is None for f in read_text("r", text, None).figures)
