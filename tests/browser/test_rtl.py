"""Right-to-left text as other programs broke it, one test for each of their bugs, in a real browser.

The bugs: words out of order once they are labelled, offsets off after emoji, letters torn from each
other, one pane right to left and another not, mixed scripts in the wrong place, a hidden switch for
the direction, labels over the text.
"""

import json
import urllib.parse
import urllib.request

import pytest

pytestmark = pytest.mark.browser

HARD = [f"hard/{name}" for name in ("emoji", "marks", "mixed", "turned", "lines")]

# The text without its marks, laid out in the same box: where each stretch that is marked would stand then.
MOVED = """
const box = document.querySelector('.report .text');
const marks = [...box.querySelectorAll('mark[data-of]')].filter(m => m.textContent);
const of = (root, start, end) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), range = document.createRange();
  let at = 0, set = false;
  for (let node; (node = walk.nextNode()); at += node.length) {
    if (!set && start < at + node.length) { range.setStart(node, start - at); set = true; }
    if (set && end <= at + node.length) { range.setEnd(node, end - at); break; }
  }
  return [...range.getClientRects()].filter(r => r.width).map(r => [r.left, r.right, r.top]);
};
const spans = marks.map(m => {
  const before = document.createRange();
  before.setStart(box, 0); before.setEndBefore(m);
  const start = before.toString().length;
  return [start, start + m.textContent.length];
});
const ends = (rects) => [Math.min(...rects.map(r => r[0])), Math.max(...rects.map(r => r[1])), Math.min(...rects.map(r => r[2]))];
const marked = spans.map(([a, b]) => ends(of(box, a, b)));
const html = box.innerHTML;
box.textContent = box.textContent;
const plain = spans.map(([a, b]) => ends(of(box, a, b)));
box.innerHTML = html;
return marked.map((m, n) => m.map((edge, k) => Math.abs(edge - plain[n][k])));
"""

# From left to right, where some words stand that are on one line.
PLACES = """
const box = document.querySelector(arguments[0]);
const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
const nodes = [];
for (let node; (node = walk.nextNode());) nodes.push(node);
const text = nodes.map(n => n.data).join('');
return arguments[1].map(word => {
  let start = text.indexOf(word), at = 0;
  for (const node of nodes) {
    if (start < at + node.length) {
      const range = document.createRange();
      range.setStart(node, start - at); range.setEnd(node, start - at + 1);
      const rect = range.getBoundingClientRect();
      return [Math.round(rect.left), Math.round(rect.top)];
    }
    at += node.length;
  }
});
"""


def open_report(browser, name, lang="ar", width=1280):
    browser.open(f"/{lang}/reports/{urllib.parse.quote(name)}", width=width)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", HARD)
def test_marking_words_moves_none_of_them_and_tears_no_letters(browser, name, width):
    """doccano #769, label-studio #1888, standoff-editor #18, inception #5506."""
    open_report(browser, name, width=width)
    moved = browser.ask(MOVED)
    assert moved
    assert max(shift for edges in moved for shift in edges) < 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_stretch_that_starts_inside_a_word_keeps_it_whole(browser, lang):
    """The clitic stays joined: the word is as wide as without a mark, on one line."""
    open_report(browser, "hard/emoji", lang)
    inside = browser.ask(
        "return [...document.querySelectorAll('.text mark.figure')].filter(m => {"
        " const b = document.createRange(); b.setStart(document.querySelector('.text'), 0); b.setEndBefore(m);"
        " return /[\\u0621-\\u064a]$/.test(b.toString()) && /^[\\u0621-\\u064a]/.test(m.textContent); }).length"
    )
    assert inside >= 1
    assert max(shift for edges in browser.ask(MOVED) for shift in edges) < 1


def test_offsets_after_emoji_are_code_points_in_the_text(browser, site):
    """label-studio #2007: a span one past the end."""
    open_report(browser, "hard/emoji")
    with urllib.request.urlopen(f"{site}/en/reports/hard%2Femoji.json") as answer:  # noqa: S310
        told = json.load(answer)["reading"]
    text = told["report"]["text"]
    assert len(text) < len(text.encode("utf-16-le")) // 2
    assert told["figures"]
    for figure in told["figures"]:
        span = figure["span"]
        shown = browser.ask(
            "return [...document.querySelectorAll(`.text mark[data-of='f-${arguments[0]}']`)].map(m => m.textContent).join('')",
            figure["id"],
        )
        assert shown == text[span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("page", ["report", "incident", "review", "statistics"])
def test_every_pane_that_quotes_arabic_runs_right_to_left(browser, site, lang, page):
    """webanno #287: the editor right to left, the review pane not."""
    with urllib.request.urlopen(f"{site}/en/incidents.json?sort=reports&limit=1") as answer:  # noqa: S310
        name = json.load(answer)[0]["id"]
    path = {"report": "reports/hard/marks", "incident": f"incidents/{name}", "review": f"review?at={name}"}
    browser.open(f"/{lang}/{path.get(page, page)}")
    held = browser.ask(
        "return [...document.querySelectorAll('blockquote, .report .text')].map(e => {"
        " const s = getComputedStyle(e); return [s.direction, s.unicodeBidi, s.textAlign]; })"
    )
    assert held
    assert {way for way, _, _ in held} == {"rtl"}
    assert {align for _, _, align in held} <= {"start", "right"}
    assert {bidi for _, bidi, _ in held} <= {"isolate", "plaintext"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_latin_names_and_numerals_stand_where_the_sentence_has_them(browser, lang):
    """webanno #283, inception #5947: from right to left the words follow the sentence, the letters of a name do not."""
    open_report(browser, "hard/mixed", lang)
    places = browser.ask(PLACES, ".report .text", ["قالت", "شبكة", "CNN", "إن", "14", "شخصا"])
    assert len({top // 20 for _, top in places}) == 1
    lefts = [left for left, _ in places]
    assert lefts == sorted(lefts, reverse=True)
    name = browser.ask(PLACES, ".report .text", ["Hotel", "Serena"])
    assert name[0][1] == name[1][1]
    assert name[0][0] < name[1][0]


def test_nobody_looks_for_a_switch_of_direction(browser):
    """inception #3893, label-studio #6642: Arabic is right to left with nothing set, also on an English page."""
    for lang, body in (("ar", "rtl"), ("en", "ltr")):
        open_report(browser, "hard/marks", lang)
        assert browser.ask("return getComputedStyle(document.body).direction") == body
        assert (
            browser.ask("return getComputedStyle(document.querySelector('.report .text')).direction") == "rtl"
        )
        first, last = browser.ask(PLACES, ".report .text", ["قُتِلَ", "سَبْعَةُ"])
        assert first[0] > last[0]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["hard/marks", "hard/mixed", "hard/emoji"])
def test_nothing_lies_over_the_text(browser, name, width):
    """spaCy #12195: badges that cover words. What one hits in the middle of each mark is that mark."""
    open_report(browser, name, width=width)
    covered = browser.ask(
        "return [...document.querySelectorAll('.text mark')].flatMap(m => { m.scrollIntoView({block: 'center'});"
        " return [...m.getClientRects()].filter(r => r.width > 2).map(r =>"
        " document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)).filter(e => !m.contains(e)"
        " && !e?.contains(m)).map(e => e?.outerHTML.slice(0, 80) ?? 'nothing'); })"
    )
    assert covered == []


def test_time_runs_from_left_to_right_and_the_map_is_not_mirrored(browser, site):
    with urllib.request.urlopen(f"{site}/en/incidents.json?sort=reports&limit=1") as answer:  # noqa: S310
        name = json.load(answer)[0]["id"]
    seen = {}
    for lang in ("ar", "en"):
        browser.open(f"/{lang}/incidents/{name}")
        dots = browser.ask(
            "return [...document.querySelectorAll('.timeline > svg')].map(s => [...s.querySelectorAll('.reach')]"
            ".map(d => d.getBoundingClientRect().left - s.getBoundingClientRect().left))"
        )
        assert dots
        assert all(xs == sorted(xs) and len(set(xs)) == len(xs) for xs in dots)
        browser.open(f"/{lang}/incidents")
        seen[lang] = browser.ask(
            "const m = document.querySelector('.map svg').getBoundingClientRect();"
            "return [...document.querySelectorAll('.map svg circle')].map(c => {"
            " const r = c.getBoundingClientRect(); return Math.round(1000 * (r.left + r.width / 2 - m.left) / m.width); })"
        )
    assert len(seen["ar"]) > 3
    assert seen["ar"] == pytest.approx(seen["en"], abs=2)


def test_the_address_of_a_figure_leads_to_its_words_and_lights_them(browser, site):
    with urllib.request.urlopen(f"{site}/en/reports/hard%2Fmarks.json") as answer:  # noqa: S310
        figure = json.load(answer)["reading"]["figures"][0]
    browser.open(f"/ar/figures/{figure['id']}")
    assert browser.ask("return location.hash") == f"#f-{figure['id']}"
    lit = browser.ask(
        "return [...document.querySelectorAll('.text mark.lit')].map(m => m.textContent).join('')"
    )
    assert figure["span"]["quote"] in lit


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_walks_the_figures_of_an_incident_by_keys_of_any_keyboard(browser, site, lang):
    with urllib.request.urlopen(f"{site}/en/incidents.json?sort=reports&limit=1") as answer:  # noqa: S310
        name = json.load(answer)[0]["id"]
    browser.open(f"/{lang}/incidents/{name}")
    here = "return [...document.querySelectorAll('.figures > li')].findIndex(li => li.classList.contains('here') && li === document.activeElement)"
    browser.press("jj")
    assert browser.ask(here) == 1
    browser.press("k")
    assert browser.ask(here) == 0
    browser.ask(
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}));"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ', bubbles: true}))"
    )
    assert browser.ask(here) >= 1
    browser.open(f"/{lang}/incidents")
    browser.press("/")
    assert browser.ask("return document.activeElement.name") == "q"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_incident_is_cited_with_its_address(browser, site, lang):
    with urllib.request.urlopen(f"{site}/en/incidents.json?sort=reports&limit=1") as answer:  # noqa: S310
        name = json.load(answer)[0]["id"]
    browser.open(f"/{lang}/incidents/{name}")
    told = browser.ask("return document.getElementById('cite-text').textContent")
    assert f"{site}/{lang}/incidents/{name}" in told
    assert name in told
    assert browser.ask("return document.querySelector('[data-copy]').hidden") is False


@pytest.mark.parametrize("path", ["incidents", "reports/hard%2Fmixed", "review", "statistics", "codebook"])
def test_a_printed_page_fits_the_paper_and_hides_nothing_it_tells(browser, path):
    browser.open(f"/ar/{path}", width=794)
    browser.emulate(media="print")
    wide = browser.ask("return document.documentElement.scrollWidth")
    shown = browser.ask(
        "return [...document.querySelectorAll('nav, form, button, .facets, .keys')].filter(e =>"
        " getComputedStyle(e).display !== 'none' && !e.closest('dialog') && e.getClientRects().length).length"
    )
    browser.emulate()
    assert wide <= 794
    assert shown == 0
