"""What reading passes over to save time changes nothing of what is read."""

import json
from importlib import resources

import pytest

from hasila.extract import people, reading, spellings, telling
from hasila.extract.telling import Telling
from hasila.extract.units import Sentence
from hasila.lexicon import TABLES, table_rows
from hasila.model import Reading, Report
from hasila.pipeline import read_text
from hasila.text import View


def _texts() -> list[str]:
    """The sample reports, and every sentence of the lexicons: examples, and everyday counter-examples."""
    source = resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
    rows = [row for name in TABLES for row in table_rows(name)]
    sentences = dict.fromkeys(text for row in rows for text in (row.example, row.counter) if text)
    return [*(json.loads(line)["text"] for line in source.splitlines()), *list(sentences)[::2]]


def test_reports_that_tell_nothing_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts()
    short = [read_text("r", text, "2024-07-22") for text in texts]
    monkeypatch.setattr(Telling, "may_tell", lambda _self, _text: True)
    monkeypatch.setattr(reading, "_tells", lambda _sentence: True)
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
        "«ومَقْتَلُه» أعلن أمس",
        "وقع انفجـــار في سوق شعبي",
        "نفذت القوات 153 عملية خلال الشهر",
        "نفذت القوات مئة عملية خلال الشهر",
        "ألقي القبض على المدير",
    ],
)
def test_what_may_tell_of_violence_is_looked_into(text: str) -> None:
    assert reading._telling().may_tell(text)


@pytest.mark.parametrize(
    "text",
    ["افتتح الوزير معرض الكتاب في بغداد يوم الجمعة", "على المدير أن يفتح 153 بابا", "1 2 3 " * 40, ""],
)
def test_what_cannot_is_not(text: str) -> None:
    assert not reading._telling().may_tell(text)


def test_words_of_harm_alone_tell_nothing() -> None:
    read = read_text("r", "عملية نقل الموظفين إلى بغداد يوم الجمعة تنفيذ للقرار", "2024-07-22")
    assert read == Reading(report=read.report)
    assert read.report.published.date is not None


def test_names_are_read_of_such_a_report_on_demand() -> None:
    report = Report(id="r", document="r", start=0, text="افتتح الوزير المعرض في بغداد يوم الجمعة")
    named = reading.read_report(report, names=True)
    assert named.places
    assert named.dates
    assert reading.read_report(report) == Reading(report=named.report)


def test_spellings_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "_KEPT", 100)
    monkeypatch.setattr(spellings, "_KEPT", 100)
    known = spellings.Spellings(reading.words())
    seen = telling.Telling(known)
    assert not any(seen.may_tell(f"{number},") for number in range(1000))
    assert len(known) <= 100
    assert len(seen) <= 100


def test_spellings_have_all_that_units_have() -> None:
    for text in _texts():
        view = View(text)
        for start, end in view.sentences:
            sentence = Sentence(view, start, end, reading.words())
            for unit in sentence.units:
                assert all(map(sentence.may_have, (*unit.readings, *unit.particles))), unit
