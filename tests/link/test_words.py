"""Every field, level and reason of a link has its words in Arabic."""

import json
import re
from importlib import resources

import pytest

from hasila.link.words import field_name, level_name, reason_text

SETTINGS = json.loads(resources.files("hasila.link").joinpath("settings.json").read_text(encoding="utf-8"))


def test_every_field_and_level_is_worded():
    for comparison in SETTINGS["comparisons"]:
        field = comparison["output_column_name"]
        assert field_name(field, "ar") != field_name(field, "en") == field
        for level in comparison["comparison_levels"]:
            label = level["label_for_charts"]
            assert level_name(label, "ar") != level_name(label, "en") == label


@pytest.mark.parametrize(
    "reason",
    [
        "joined at 3.1 bits",
        "joined through heavier pairs",
        "joined through a merge judgement",
        "merged by judgement 5e0c",
        "kept apart: one report tells of both",
        "kept apart by a judgement",
        "kept apart: different countries: IQ, SY",
        "kept apart: dates 9 days apart",
        "kept apart: it happened after the other was reported",
        "kept apart: different days of the year",
        "kept apart: the two groups' pairs weigh -1.2 bits on average",
        "-0.4 bits, below the 0 that join",
    ],
)
def test_every_reason_is_worded(reason: str):
    assert re.search("[\u0621-\u064a]", reason_text(reason, "ar"))
    assert reason_text(reason, "en") == reason
