"""Who says it: the source of each figure, its kind, its party, and the way it came."""

import json
from importlib import resources
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.extract import read_report
from hasila.model import CasualtyFigure, Report

EXAMPLES = [
    json.loads(line)
    for line in resources.files("hasila")
    .joinpath("extract", "attribution.examples.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
SOURCES = ["الشرطة", "مصدر طبي", "متحدث باسم الجيش", "وزارة الداخلية", "شهود عيان", "المرصد", "مسؤول محلي"]
NEWS = ["ثلاثة أشخاص قتلوا في الهجوم", "سبعة جنود جرحوا في كمين", "القصف أسفر عن مقتل خمسة مدنيين"]


def figures(text: str) -> tuple[CasualtyFigure, ...]:
    return read_report(Report(id="r", document="r", start=0, text=text, declared="2024-07-22")).figures


def sources(text: str) -> list[str | None]:
    return [figure.attribution.source.quote if figure.attribution else None for figure in figures(text)]


@pytest.mark.parametrize("line", EXAMPLES, ids=[f"{n}-{line['rule']}" for n, line in enumerate(EXAMPLES)])
def test_examples(line):
    found = figures(line["text"])
    assert found
    for figure in found:
        said = figure.attribution
        if line["source"] is None:
            assert said is None
            continue
        assert said is not None
        assert (said.source.quote, said.authority) == (line["source"], line["authority"])
        assert said.actor == line.get("actor")
        assert [span.quote for span in said.via] == line.get("via", [])


def test_every_rule_hits_twice_and_stays_silent_once():
    for rule, lines in groupby(
        sorted(EXAMPLES, key=lambda line: line["rule"]), key=lambda line: line["rule"]
    ):
        told = [line["source"] is not None for line in lines]
        if rule in ("source.background", "source.claim"):  # these rules take a source away
            told = [not hit for hit in told]
        assert told.count(True) >= 2, rule
        assert told.count(False) >= 1, rule


@given(st.sampled_from(SOURCES), st.sampled_from(NEWS))
def test_whoever_speaks_is_found_whole_wherever_he_stands(source, news):
    assert set(sources(f"قال {source} إن {news}")) == {source}
    assert set(sources(f"{news} بحسب {source}")) == {source}
    assert set(sources(f"{source}: {news}")) == {source}
    assert set(sources(f"أعلن {source} أمس أن {news}")) == {source}


@given(st.sampled_from(SOURCES), st.sampled_from(SOURCES), st.sampled_from(NEWS), st.sampled_from(NEWS))
def test_each_of_two_speakers_has_his_own_news(first, second, one, other):
    told = sources(f"قال {first} إن {one}، فيما قال {second} إن {other}")
    assert told[0] == first
    assert told[-1] == second


def test_a_part_has_the_source_of_its_whole():
    assert set(sources("قتل تسعة أشخاص بينهم طفلان في الهجوم بحسب الشرطة")) == {"الشرطة"}


def test_a_source_inside_a_relative_clause_does_not_speak_for_the_rest():
    text = "قالت الشرطة إن أربعة أشخاص جرحوا، وقتل ستة آخرون بحسب مصدر طبي"
    assert sources(text)[-1] == "مصدر طبي"


def test_spans_lie_in_the_untouched_text():
    text = "أَعلنت وزارة الصِّحة مقتل ٣ أشخاص"
    (figure,) = figures(text)
    assert figure.attribution is not None
    span = figure.attribution.source
    assert text[span.start : span.end] == span.quote == "وزارة الصِّحة"


@pytest.mark.parametrize(
    ("name", "authority"),
    [
        ("العميد فادي الراوي", "police_military"),
        ("الدفاع المدني", "medical"),
        ("مسؤول أمني", "police_military"),
        ("مصدر في وزارة الصحة", "medical"),
        ("متحدث باسم حركة الشباب", "armed_actor"),
        ("مكتب الإحصاء", "government"),
        ("وكالة الأنباء الرسمية", "media"),
        ("مصادر مطلعة", "unnamed"),
        ("سكان محليون", "witness"),
    ],
)
def test_kind_of_authority(name, authority):
    (figure,) = figures(f"قال {name} إن ثلاثة أشخاص قتلوا في الهجوم")
    assert figure.attribution is not None
    assert (figure.attribution.source.quote, figure.attribution.authority) == (name, authority)


@pytest.mark.parametrize("day", ["", "الثلاثاء ", "أمس ", "مساء الأحد ", "اليوم السبت "])
@pytest.mark.parametrize("phrase", ["على ما أعلن", "وفق ما ذكر", "بحسب ما أفاد", "كما قال", "حسبما أعلن"])
def test_a_day_between_a_verb_and_its_speaker_does_not_part_them(day: str, phrase: str):
    assert sources(f"قتل سبعة أشخاص في تفجير، {phrase} {day}المتحدث باسم الشرطة") == ["المتحدث باسم الشرطة"]


@pytest.mark.parametrize(
    "phrase",
    [
        "وفقا لحصيلة جديدة أعلنتها وزارة الصحة",
        "بحسب آخر حصيلة لوزارة الصحة",
        "وفق بيانات صادرة عن وزارة الصحة",
        "بحسب أرقام نشرتها وزارة الصحة",
    ],
)
def test_whoever_gives_a_toll_is_its_source(phrase: str):
    assert sources(f"قتل سبعة أشخاص في تفجير، {phrase}") == ["وزارة الصحة"]


@pytest.mark.parametrize("speaker", ["مسؤول محلي", "قائد الشرطة", "مصدر عسكري", "مسعفون"])
@pytest.mark.parametrize(
    "addressee", ["لوكالة فرانس برس", "لقناة العربية", "للصحافيين", "للجزيرة", "لرويترز"]
)
@pytest.mark.parametrize("day", ["", " الثلاثاء"])
def test_whom_somebody_tells_it_is_not_who_says_it(speaker: str, addressee: str, day: str):
    assert sources(f"قال {addressee}{day} {speaker} إن سبعة جنود قتلوا في كمين") == [speaker]
    assert sources(f"قتل سبعة جنود في كمين، على ما قال {addressee}{day} {speaker}") == [speaker]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("مصدر أمني", "المصدر"),
        ("المتحدث باسم الشرطة", "المتحدث"),
        ("مسؤول في وزارة الصحة", "المسؤول"),
        ("وزير الداخلية", "الوزير"),
        ("مدير المستشفى", "المصدر نفسه"),
    ],
)
def test_whoever_is_named_again_keeps_his_kind(first: str, again: str):
    found = figures(f"قال {first} إن سبعة قتلوا في كمين. وأضاف {again} أن خمسة جرحوا.")
    kinds = [figure.attribution.authority if figure.attribution else None for figure in found]
    assert len(kinds) == 2
    assert kinds[0] == kinds[1] is not None
