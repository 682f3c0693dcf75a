"""Where it happened, told by the office of who speaks or whose house was struck, by an edge, or by from where people were taken."""

import pytest

from hasila.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قال سالم مراد، وهو قائد شرطة قندوز، إن شرطيين قتلا بالرصاص", "قندوز"),
        ("فجر انتحاري نفسه أمام منزل قائد شرطة كركوك فقتل ثلاثة", "كركوك"),
        ("تعرضت دورية لإطلاق نار وهي تفتش محيط جيجل، فسقط جنديان قتيلين", "جيجل"),
        ("قتل عشرة في غارة على السياج الحدودي لقطاع غزة", "قطاع غزة"),
        ("وكان خمسة سياح خطفوا الخميس من شمال النيجر", "النيجر"),
        ("خطف ثلاثة أجانب أمس من وسط بغداد", "بغداد"),
        ("ذكر محافظ قندهار أن سبعة مدنيين قتلوا", None),
        ("اغتيل مدير شرطة الموصل", None),
        ("عاد خمسة سياح من شمال النيجر وقتل جنديان", None),
    ],
)
def test_the_place_of_what_befell_them(text: str, place: str | None):
    figure = read_text("r", text, "2024-07-22").figures[0]
    assert (figure.place.span.quote if figure.place else None) == place
