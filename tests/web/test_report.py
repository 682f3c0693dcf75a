"""One report: the text as it is, all that was read in it marked, and nothing in it that acts."""

import json
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from hasila import pipeline
from hasila.store import open_store
from hasila.web import create_app
from hasila.web.highlights import Cover, cut, direction, harmless

LETTERS = st.text(
    st.sampled_from(
        "قتل تسعة\n وإصابة 9 ٩ \N{BLACK FLAG}\N{ZERO WIDTH JOINER}\u064b\u0651\u200f\u202eab<>&\"'"
    ),
    max_size=60,
)


@st.composite
def covered(draw):
    text = draw(LETTERS)
    edges = st.integers(0, len(text) + 2)
    spans = draw(st.lists(st.tuples(edges, edges), max_size=12))
    debris = draw(st.lists(st.tuples(edges, edges), max_size=3))
    return text, [Cover(a, b, "k", str(n)) for n, (a, b) in enumerate(spans)], debris


@given(covered())
def test_the_pieces_joined_are_the_text_and_each_holds_what_covers_it(case):
    text, covers, debris = case
    pieces = cut(text, covers, debris)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        inside = range(piece.start, piece.start + len(piece.text))
        for at in inside:
            held = {c.key for c in covers if 0 <= c.start <= at < c.end <= len(text)}
            assert {c.key for c in piece.covers} == held
            assert piece.debris == any(a <= at < b for a, b in debris)
    for cover in covers:
        if 0 <= cover.start < cover.end <= len(text):
            own = [piece.text for piece in pieces if cover in piece.covers]
            assert "".join(own) == text[cover.start : cover.end]


@given(LETTERS)
def test_what_is_shown_has_as_many_characters_and_turns_none_around(text):
    assert len(harmless(text)) == len(text)
    assert "\u202e" not in harmless(text)


@pytest.mark.parametrize(
    ("text", "way"), [("قتل 9", "rtl"), ("AFP: قتل تسعة أشخاص", "rtl"), ("Nine killed", "ltr"), ("9", "rtl")]
)
def test_a_text_has_its_own_direction(text, way):
    assert direction(text) == way


class Marked(HTMLParser):
    """The text of the report on a page, and the text under each mark."""

    def __init__(self):
        super().__init__()
        self.text, self.under, self.open, self.inside, self.tags = "", {}, [], 0, set()

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if held.get("class") == "text":
            self.inside = 1
        elif self.inside:
            self.inside += 1
            self.tags.add(tag)
            self.open.append(held.get("data-of") if tag == "mark" else None)

    def handle_endtag(self, tag):
        if self.inside:
            self.inside -= 1
            if self.open:
                self.open.pop()

    def handle_data(self, data):
        if self.inside:
            self.text += data
            for key in filter(None, self.open):
                self.under[key] = self.under.get(key, "") + data


def parsed(text):
    found = Marked()
    found.feed(text)
    return found


REPORTS = {
    "plain": "قُتل تسعة أشخاص وأصيب 12 آخرون في انفجار سيارة مفخخة في بغداد أمس، بحسب الشرطة.",
    "mixed": "\N{POLICE CARS REVOLVING LIGHT}\N{BLACK FLAG} عاجل AFP: قُتِلَ ٩ أشخاصٍ وإصابة 30 في هجوم قرب مدينة الموصل، قالت Reuters نقلاً عن مصدر طبي.",
    "markup": "قتل خمسة جنود في هجوم في الموصل <script>alert(1)</script> <img src=x onerror=alert(2)>",
    "quotes": "قتل خمسة جنود في هجوم في الموصل <b>x</b> & javascript:alert(3) \" onmouseover='x' &lt;",
    "bidi": "قتل \u202e\u202d7\u202c مدنيين\u2066 في قصف على حلب\u2069\u202b evil.example/\u202egpj.exe",
    "a/b#2 ?x=1.json": "قتل أربعة مدنيين في قصف مدفعي على مدينة تعز.",
    "nothing": "افتتح الوزير معرض الكتاب.",
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "in.jsonl"
    source.write_text(
        "".join(
            json.dumps({"id": k, "text": v, "published": "2024-07-15"}) + "\n" for k, v in REPORTS.items()
        ),
        encoding="utf-8",
    )
    with open_store(folder / "odd.db") as store:
        pipeline.run([source], store)
    with TestClient(
        create_app(folder / "odd.db", coder="sara"), base_url="http://127.0.0.1", follow_redirects=False
    ) as client:
        yield client


def address(name):
    return name.replace("/", "%2F").replace("#", "%23").replace("?", "%3F").replace(" ", "%20")


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_on_the_page_is_the_text_and_each_mark_its_quote(odd, name):
    told = odd.get(f"/en/reports/{address(name)}.json").json()["reading"]
    for lang in ("en", "ar"):
        answer = odd.get(f"/{lang}/reports/{address(name)}")
        assert answer.status_code == 200
        found = parsed(answer.text)
        assert found.text == harmless(told["report"]["text"])
        assert found.tags <= {"mark", "a", "span"}
        for figure in told["figures"]:
            span = figure["span"]
            assert told["report"]["text"][span["start"] : span["end"]] == span["quote"]
            assert found.under[f"f-{figure['id']}"] == harmless(span["quote"])
            assert f'<li id="f-{figure["id"]}"' in answer.text
            assert f'href="#t-f-{figure["id"]}"' in answer.text
        assert not re.search(r"<(script|img|b)(?! src=\"/static/)[ >]", answer.text)
        assert "\u202e" not in answer.text
        ids = re.findall(r' id="([^"]+)"', answer.text)
        assert len(ids) == len(set(ids))
        linked = set(re.findall(r'href="#([^"]+)"', answer.text))
        assert linked <= set(ids)


def test_reports_were_read_at_all(odd):
    for name in ("plain", "mixed", "markup", "quotes", "bidi"):
        told = odd.get(f"/en/reports/{name}.json").json()["reading"]
        assert told["figures"], name
        assert told["report"]["text"].strip() == REPORTS[name].strip()


def test_a_figure_says_which_part_it_plays_in_which_incident(page):
    told = page.get("/en/reports/reina-2017%2F3.json").json()
    (incident,) = told["incidents"]
    assert {role["incident"] for role in told["roles"].values()} == {incident}
    text = page.get("/en/reports/reina-2017%2F3").text
    for name in told["roles"]:
        assert f'href="/en/incidents/{incident}#f-{name}"' in text


def test_a_report_that_is_not_there_is_said(page):
    assert page.get("/en/reports/none").status_code == 404
    assert page.get("/ar/reports/none.json").status_code == 404
