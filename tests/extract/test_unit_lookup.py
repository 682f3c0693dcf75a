"""Looking a unit up by its place costs no walk through the sentence, and finds the same one."""

import pytest

from hasila.extract.reading import words
from hasila.extract.units import Sentence
from hasila.text import View


@pytest.mark.parametrize("text", ["", "مقتل", "مقتل 3 جنود وإصابة خمسة وعشرين آخرين في بغداد، أمس"])
def test_unit_at_is_the_first_unit_at_or_after_a_position(text: str) -> None:
    sentence = Sentence(View(text), 0, len(text), words())
    for position in range(len(text) + 2):
        starts = [unit.start for unit in sentence.units]
        expected = next((i for i, start in enumerate(starts) if start >= position), len(starts))
        assert sentence.unit_at(position) == expected
