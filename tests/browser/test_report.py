"""A report in a real browser: each highlight is text[start:end], whatever stands in the text."""

import json
import urllib.parse
import urllib.request
from importlib import resources

import pytest

from hasila.web.highlights import direction, harmless

pytestmark = pytest.mark.browser

SAMPLES = resources.files("hasila").joinpath("samples", "reports.jsonl").read_text(encoding="utf-8")
NAMES = [json.loads(line)["id"] for line in SAMPLES.splitlines()][::6]
HARD = [f"hard/{name}" for name in ("emoji", "marks", "mixed", "markup", "turned", "lines", "long")]

# Of each thing marked in the text: where it starts and what it shows, in code points.
MARKS = """
const box = document.querySelector('.report .text');
const found = {};
for (const mark of box.querySelectorAll('mark[data-of]')) {
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEndBefore(mark);
  const held = found[mark.dataset.of] ??= {start: Array.from(before.toString()).length, text: ''};
  held.text += mark.textContent;
}
return [box.textContent, found];
"""


def reading(site, name):
    with urllib.request.urlopen(f"{site}/en/reports/{urllib.parse.quote(name)}.json") as answer:  # noqa: S310
        return json.load(answer)["reading"]


@pytest.mark.parametrize("name", [*HARD, *NAMES])
def test_each_highlight_is_its_stretch_of_the_text(browser, site, name):
    browser.open(f"/ar/reports/{urllib.parse.quote(name)}")
    shown, marks = browser.ask(MARKS)
    told = reading(site, name)
    text = harmless(told["report"]["text"])
    assert shown == text
    figures = {f"f-{figure['id']}": figure["span"] for figure in told["figures"]}
    assert set(figures) <= set(marks)
    for key, span in figures.items():
        assert marks[key] == {"start": span["start"], "text": text[span["start"] : span["end"]]}
    if name in HARD:
        assert figures


@pytest.mark.parametrize("name", HARD)
def test_nothing_in_a_report_acts(browser, site, name):
    browser.open(f"/ar/reports/{urllib.parse.quote(name)}")
    console, asked = browser.noted()
    assert console == []
    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert browser.ask("return document.querySelectorAll('main script, main img, main b').length") == 0


@pytest.mark.parametrize("name", HARD)
def test_letters_keep_their_joins_and_their_order(browser, name):
    """What is marked is inline, without margin, border or padding, which would break a word in two."""
    browser.open(f"/ar/reports/{urllib.parse.quote(name)}")
    odd = browser.ask(
        "return [...document.querySelectorAll('.report .text *')].map(getComputedStyle).filter(s =>"
        " s.display !== 'inline' || parseFloat(s.marginInlineStart) || parseFloat(s.paddingInlineStart)"
        " || parseFloat(s.borderInlineStartWidth) || s.unicodeBidi !== 'normal').length"
    )
    assert odd == 0
    way = browser.ask("return getComputedStyle(document.querySelector('.report .text')).direction")
    assert way == direction(browser.ask("return document.querySelector('.report .text').textContent"))
