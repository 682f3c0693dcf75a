"""What reading passes over to save time changes nothing of what is read."""

import json
from importlib import resources

import pytest

from hasila.extract import people, reading
from hasila.extract.units import Sentence
from hasila.lexicon import TABLES, table_rows
from hasila.pipeline import read_text
from hasila.text import View


def _texts() -> list[str]:
    """The sample reports, and every sentence of the lexicons: examples, and everyday counter-examples."""
    source = resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
    rows = [row for name in TABLES for row in table_rows(name)]
    sentences = dict.fromkeys(text for row in rows for text in (row.example, row.counter) if text)
    return [*(json.loads(line)["text"] for line in source.splitlines()), *list(sentences)[::7]]


def _sentences(text: str) -> list[Sentence]:
    view = View(text)
    return [Sentence(view, start, end, reading.words()) for start, end in view.sentences]


def test_reports_that_tell_nothing_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts()
    short = [read_text("r", text, "2024-07-22") for text in texts]
    monkeypatch.setattr(reading, "_tells", lambda _sentences: True)
    assert [read_text("r", text, "2024-07-22") for text in texts] == short
    assert any(not read.figures and not read.mentions for read in short)


def test_units_that_open_no_count_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts()
    short = [read_text("r", text, "2024-07-22") for text in texts]
    monkeypatch.setattr(people, "_may_open", lambda _unit: True)
    assert [read_text("r", text, "2024-07-22") for text in texts] == short


@pytest.mark.parametrize(
    "text",
    [
        "مقتل ثلاثة جنود في كمين قرب بغداد",
        "وقع انفجار في سوق شعبي",
        "نفذت القوات 153 عملية خلال الشهر",
    ],
)
def test_what_may_tell_of_harm_is_read_in_full(text: str) -> None:
    assert reading._tells(_sentences(text))


def test_what_tells_of_none_is_not() -> None:
    assert not reading._tells(_sentences("افتتح الوزير معرض الكتاب في بغداد يوم الجمعة"))
