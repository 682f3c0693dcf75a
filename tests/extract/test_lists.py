"""Parts of a count name the count they are of."""

import pytest

from hasila.extract.reading import read_report
from hasila.model import Report


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("مقتل 90 شخصا بينهم 54 مدنيا، بينهم 39 طفلا", [(90, None), (54, 90), (39, 54)]),
        ("مقتل 90 شخصا بينهم 54 مدنيا وبينهم 39 طفلا", [(90, None), (54, 90), (39, 90)]),
        ("مقتل 90 شخصا بينهم 54 مدنيا، بينهم 62 رجلا", [(90, None), (54, 90), (62, 90)]),
        ("مقتل ضابط وإصابة 14 بينهم اثنان بحالة حرجة", [(1, None), (14, None), (2, 14)]),
    ],
)
def test_a_part_is_of_the_count_it_is_told_of(text, parts):
    figures = read_report(Report(id="r", document="r", start=0, text=text)).figures
    value = {figure.id: figure.value for figure in figures}
    assert [(figure.value, value.get(figure.part_of)) for figure in figures] == parts
