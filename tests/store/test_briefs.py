"""Reports in brief: filled once for each reading, gone with it, and found by their words with and without an index."""

import pytest

from hasila.model import Brief, Document, Reading, Report
from hasila.store import open_store

TEXTS = {"a": "قتل 5 في بغداد", "b": 'x%_"y" bb', "c": "aabb"}


def make(reading):
    report = reading.report
    brief = Brief(
        id=report.id, document=report.document, start=report.start, length=len(report.text), sha256=""
    )
    return brief, report.text


def save(store, name, text, reader="1"):
    doc = Document(id=name, sha256=name, encoding="utf-8", text=f"-- {text} --")
    store.add_documents([doc])
    report = Report(id=name, document=name, start=3, text=text)
    store.save_readings(name, [Reading(report=report)], reader=reader)


@pytest.fixture(params=[True, False], ids=["indexed", "read through"])
def store(request, tmp_path):
    with open_store(tmp_path / "x.db") as opened:
        if not request.param:
            with opened._engine.begin() as connection:
                connection.exec_driver_sql("DROP TRIGGER briefs_in")
                connection.exec_driver_sql("DROP TRIGGER briefs_out")
                connection.exec_driver_sql("DROP TABLE brief_words")
        for name, text in TEXTS.items():
            save(opened, name, text)
        opened.briefs.fill(make)
        yield opened


def found(store, words):
    names = {str(number): brief.id for number, brief in store.briefs.all()}
    return "".join(sorted(names[number] for number in store.briefs.holding(words)))


@pytest.mark.parametrize(
    ("words", "names"),
    [("بغداد", "a"), (" 5 ", "a"), ("abb", "c"), (" bb", "b"), ('%_"', "b"), ("%__", ""), ("في بغ", "a")],
)
def test_words_are_found_where_they_stand(store, words, names):
    assert found(store, words) == names


def test_each_report_is_filled_once_and_has_its_own_text(store):
    before = list(store.briefs.all())
    store.briefs.fill(make)
    assert list(store.briefs.all()) == before
    assert store.briefs.texts(brief for _, brief in before) == TEXTS


def test_what_is_read_anew_is_filled_anew(store):
    version = store.version()
    save(store, "a", "قتل 6 في حلب", reader="2")
    assert sorted(brief.id for _, brief in store.briefs.all()) == ["b", "c"]
    assert found(store, "بغداد") == ""
    store.briefs.fill(make)
    assert found(store, "حلب") == "a"
    assert store.version()[2] > version[2]
    store.drop_derived()
    assert found(store, "حلب") == ""
    assert not list(store.briefs.all())
