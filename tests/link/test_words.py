"""Every field, level and reason of a link has its words in Arabic."""

import json
import re
from importlib import resources

import pytest

from hasila.link.words import field_name, level_name, reason_text
from hasila.model import LinkCode, LinkReason

SETTINGS = json.loads(resources.files("hasila.link").joinpath("settings.json").read_text(encoding="utf-8"))


def test_every_field_and_level_is_worded():
    for comparison in SETTINGS["comparisons"]:
        field = comparison["output_column_name"]
        assert field_name(field, "ar") != field_name(field, "en") == field
        for level in comparison["comparison_levels"]:
            label = level["label_for_charts"]
            assert level_name(label, "ar") != level_name(label, "en") == label


@pytest.mark.parametrize("code", LinkCode)
def test_every_reason_is_worded_with_what_it_depends_on(code: LinkCode):
    reason = LinkReason(code=code, bits=-1.26, least=0.0, days=9, countries=("IQ", "SY"), judgement="5e0c")
    english, arabic = (reason_text(reason, language) for language in ("en", "ar"))
    assert re.search("[\u0621-\u064a]", arabic)
    assert not re.search("[\u0621-\u064a{}]", english)
    told = re.findall(r"-?\d+(?:\.\d)?|IQ|SY|5e0c", english)
    assert told == re.findall(r"-?\d+(?:\.\d)?|IQ|SY|5e0c", arabic)


def test_weights_are_told_to_a_tenth():
    assert reason_text(LinkReason(code=LinkCode.JOINED, bits=3.149), "en") == "joined at 3.1 bits"
