"""Search over the whole text of reports: however it is spelt, as phrases, with the place where it stands."""

import json
from random import Random

import pytest
from fastapi.testclient import TestClient

from hasila import pipeline
from hasila.store import open_store
from hasila.text import searchable
from hasila.web import create_app, search
from hasila.web.search import holds, snippet, sought

# Each line: spellings of the same words, as newsrooms write them.
FAMILIES = [
    ["الأنبار", "الانبار", "الأَنبار", "الأنبـــار", "ٱلأنبار"],
    ["مدرسة", "مدرسه", "مَدْرَسَةٌ", "ﻣﺪﺭﺳﺔ"],
    ["مستشفى", "مستشفي", "مُستَشفى", "مستشفی"],
    ["مسؤول", "مسئول", "مسءول", "مَسؤُول", "مسئُول"],
    ["شؤون", "شئون", "شُؤُون"],
    ["شيء", "شئ", "شىء"],
    ["إصابة", "اصابة", "أصابه", "إصـابة"],
    ["هيئة التحرير", "هيئه  التحرير", "هيئة\nالتحرير", "هَيْئَةُ التَّحْرِيرِ"],
    ["25", "٢٥", "۲۵", "２５"],
    ["1200", "1,200", "١٬٢٠٠", "١,٢٠٠"],
    ["RPG-7", "rpg 7", "Rpg‑7"],
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family[0])
def test_every_spelling_finds_every_other(family):
    for written in family:
        words = searchable(f"قال مصدر: «{written}»، وأضاف")[0]
        for asked in family:
            assert holds(words, sought(asked)), (asked, written)
            assert holds(words, sought(f'"{asked}"')), (asked, written)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("بغداد", "هجوم ببغداد", True),  # within a word
        ("بغداد موصل", "من الموصل إلى بغداد", True),  # in any order
        ('"بغداد موصل"', "من الموصل إلى بغداد", False),
        ('"إلى بغداد"', "من الموصل إلى، بغداد", True),
        ('"الى بغداد"', "من الموصل إلى بغدادي", False),  # a phrase ends where a word ends
        ('"مقتل ستة"', "ومقتل ستة أشخاص", True),  # and begins within one
        ("25", "قتل 250 شخصا", False),  # so is a number
        ("25", "قتل ٢٥.", True),
        ("في", "فيديو", False),  # and a word of two letters
        ("مئات", "مات", False),
        ("سنة", "سنتين", False),
        ("علي", "على", True),  # what newsrooms write either way is one
        ("٪ ،؛", "x", True),  # what asks for nothing
    ],
)
def test_what_a_search_finds(query, text, found):
    assert holds(searchable(text)[0], sought(query)) is found


def shown(pieces):
    return "".join(f"[{text}]" if held else text for text, held in pieces)


def test_a_snippet_shows_the_original_with_what_was_sought_marked():
    text = "قُتِلَ ستّةُ\r\nأشخاصٍ في ٱلموصل"
    assert shown(snippet(text, sought("سته موصل"))) == "قُتِلَ [ستّةُ] أشخاصٍ في ٱل[موصل]"
    assert snippet(text, sought("بغداد")) == ()
    assert snippet(text, ()) == ()


def test_a_snippet_of_a_long_text_is_where_most_of_it_stands_together():
    text = "بغداد " + "كلمة " * 200 + "انفجار في بغداد أمس " + "كلمة " * 200
    told = shown(snippet(text, sought("انفجار بغداد")))
    assert "[انفجار] في [بغداد] أمس" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) < 260
    assert shown(snippet(text, sought("انفجار"), whole=True)) == text.replace("انفجار", "[انفجار]")


def test_a_snippet_is_the_same_whether_or_not_the_rest_was_looked_at(monkeypatch):
    chance = Random(1)
    words = [
        "قُتل",
        "ستة،",
        "أشخاص",
        "ببغداد",
        "في",
        "١٬٢٠٠",
        "1,200",
        "انفجار\r\n",
        "«سيارة»",
        "المفخخة",
        "b",
        "🚨",
        "الشرطة.",
        "وأصيب",
    ]
    for _ in range(300):
        text = " ".join(chance.choices(words, k=chance.randrange(400)))
        wanted = sought(
            " ".join(
                chance.sample(
                    ("بغداد", "1200", '"سياره المفخخه"', "شرطه", "لا", "انفجار"), k=chance.randrange(1, 4)
                )
            )
        )
        monkeypatch.setattr(search, "_HEAD", chance.choice((0, 50, 300)))
        told = snippet(text, wanted)
        monkeypatch.setattr(search, "_HEAD", 10**9)
        assert told == snippet(text, wanted)


def test_emoji_markup_and_characters_that_grow_when_folded_are_marked_where_they_stand():
    for before in ("\U0001f6a8\U0001f1f8\U0001f1fe ", "<b>İstanbul</b> ", "ﷺ ﻻ ", "\u202e\u200f"):
        told = snippet(f"{before}قتل تسعة", sought("تسعه"))
        assert [text for text, held in told if held] == ["تسعة"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A store in which words stand beyond titles and sentences of figures."""
    folder = tmp_path_factory.mktemp("archive")
    reports = [
        ("a", "قتل سبعة أشخاص في انفجار سيارة مفخخة في كركوك.\n\nوقال الشهود إن الدخان غطّى المئذنة القديمة."),
        ("b", "أصيب خمسة جنود في كمين قرب درعا.\n\nوتزرع المنطقة الزيتون <b>والرمان</b>."),
        ("c", "افتتح الوزير معرض الكتاب في عمّان، وحضر حفل الزيتون."),
    ]
    lines = [
        json.dumps({"id": name, "published": "2024-07-22", "text": text, "outlet": "ص"})
        for name, text in reports
    ]
    source = folder / "reports.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    with open_store(folder / "page.db") as store:
        pipeline.run([source], store)
    return folder / "page.db"


@pytest.fixture(params=["indexed", "read through"])
def archived(request, archive, tmp_path):
    """The page on it, on a database with an index of words and on one without."""
    copy = tmp_path / "page.db"
    copy.write_bytes(archive.read_bytes())
    if request.param == "read through":
        with open_store(copy) as store, store._engine.begin() as connection:
            for trigger in ("briefs_in", "briefs_out"):
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
            connection.exec_driver_sql("DROP TABLE brief_words")
    app = create_app(copy, coder="sara")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client
    app.state.desk.store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("المئذنه القديمة", "a"),
        ("زيتون", "bc"),
        ('"تزرع المنطقه"', "b"),
        ('"المنطقة تزرع"', ""),
        ("%", "abc"),
        ("غطى_الدخان", ""),
        ('غطى"', "a"),
    ],
)
def test_a_report_is_found_by_any_word_of_its_text(archived, query, found):
    rows = archived.get("/en/reports.json", params={"q": query}).json()
    assert "".join(sorted(row["id"] for row in rows)) == found


def test_an_incident_is_found_by_the_text_of_its_reports_and_shows_where(archived):
    rows = archived.get("/ar/incidents.json", params={"q": "المئذنه"}).json()
    assert [row["reports"] for row in rows] == [["a"]]
    # One word stands in the report, the other is the English name of the place.
    assert archived.get("/ar/incidents.json", params={"q": "المئذنه kirkuk"}).json() == rows
    assert archived.get("/ar/incidents.json", params={"q": "المئذنه درعا"}).json() == []
    text = archived.get("/ar/incidents", params={"q": "المئذنه"}).text
    assert '<p class="said" lang="ar" dir="rtl">' in text
    assert "<mark>المئذنة</mark>" in text
    assert '<p class="said"' not in archived.get("/ar/incidents").text


def test_the_list_of_reports_shows_where_the_words_stand_and_markup_stays_text(archived):
    text = archived.get("/en/reports", params={"q": "رمان زيتون"}).text
    assert "<mark>زيتون</mark> &lt;b&gt;وال<mark>رمان</mark>&lt;/b&gt;" in text


def test_the_review_searches_the_same(archived):
    rows = archived.get("/en/review.json", params={"q": "الزيتون"}).json()
    assert len(rows) == 1
    assert archived.get("/en/review.json", params={"q": "معرض"}).json() == []


def test_what_is_read_while_the_page_is_open_is_found(archived, archive, tmp_path):
    assert archived.get("/en/reports.json?q=فستق").json() == []
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"id": "d", "text": "قتل ثلاثة في سوق الفستق في حلب."}), encoding="utf-8")
    pipeline.run([more], archived.app.state.desk.store)
    assert [row["id"] for row in archived.get("/en/reports.json?q=فستق").json()] == ["d"]


def test_a_store_read_by_an_older_program_is_summed_up_when_the_page_opens(archive, tmp_path):
    copy = tmp_path / "page.db"
    copy.write_bytes(archive.read_bytes())
    with open_store(copy) as store, store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM briefs")
    app = create_app(copy, coder="sara")
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert [row["id"] for row in client.get("/en/reports.json?q=الرمان").json()] == ["b"]
    app.state.desk.store.close()


def test_a_common_and_a_rare_word_find_the_incidents_whose_reports_or_names_hold_them(page):
    """By the reports that hold it, or by the incidents: whichever are fewer."""
    stock = page.app.state.desk.stock
    cards, reports = stock.catalogue().shelf, stock.reports()
    texts = {
        item.brief.id: searchable(text)[0]
        for item in reports
        for text in stock._store.briefs.texts([item.brief]).values()
    }
    words = sorted({word for text in texts.values() for word in text.split() if len(word) > 2})
    sizes = set()
    for word in [*words[::40], "قتل", "في", "من", "بغداد", "kirkuk"]:
        for part in sought(word):
            found = stock.found_incidents(word, cards)
            held = stock.found_reports(word, reports).bit_count()
            sizes.add(held >= len(cards))
            told = {card.incident for card in cards.ordered(found)}
            assert told >= {
                card.incident
                for card in cards
                if part in card.words or any(part in texts[n] for n in card.reports)
            }, word
            assert all(
                stock.finder().telling(card, word) for card in cards.ordered(found) if part not in card.words
            )
    assert sizes == {True, False}
