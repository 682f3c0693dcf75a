"""Whose people a count speaks of, said by the force, the service or the kin after a noun that leaves it open."""

import pytest

from hasila.model import Group
from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "value", "group"),
    [
        ("إصابة اثنين من حمايته في انفجار عبوة", 2, Group.SECURITY_FORCES),
        ("مقتل ستة عناصر من حماية الموكب في كمين", 6, Group.SECURITY_FORCES),
        ("مقتل ثلاثة من أفراد حراسته في هجوم مسلح", 3, Group.SECURITY_FORCES),
        ("مقتل أربعة من الدورية في كمين", 4, Group.SECURITY_FORCES),
        ("مقتل ثلاثة من عناصر الحماية المدنية في القصف", 3, Group.CIVILIANS),
        ("أصيب ثلاثة عناصر من الدفاع المدني في غارة", 3, Group.CIVILIANS),
        ("مقتل ثلاثة أجانب في الهجوم", 3, Group.UNSPECIFIED),
    ],
)
def test_whose_people_they_are(text: str, value: int, group: Group):
    (figure,) = read_text("r", text, "2024-07-22").figures
    assert (figure.value, figure.group) == (value, group)


def test_a_guarded_place_harms_nobody():
    assert not read_text("r", "نقل المتهم إلى المحكمة تحت حراسة مشددة", "2024-07-22").figures
