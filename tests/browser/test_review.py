"""The review by keys in a real browser: a whole correction with undo, refusals, keys of one's own."""

import json
import urllib.request

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.browser

HERE = "return document.querySelector('#review .here')?.id"
FOCUS = "return document.activeElement.name || document.activeElement.id"
SAID = "return document.getElementById('said').textContent"
TOLL = "return [...document.querySelectorAll('.toll td')].map((cell) => cell.textContent).join()"


def told(site, path):
    with urllib.request.urlopen(f"{site}/en/{path}") as answer:  # noqa: S310 - our own
        return json.load(answer)


def until(browser, script):
    return WebDriverWait(browser.driver, 20).until(lambda _: browser.ask(script))


@pytest.fixture
def review(browser, site):
    """The review of an incident of several reports, with no key but the first ones."""
    name = told(site, "incidents.json?sort=reports")[0]["id"]
    browser.open(f"/en/review?at={name}")
    browser.ask("localStorage.clear()")
    browser.open(f"/en/review?at={name}")
    return name


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_on_a_phone_every_entry_of_the_queue_that_shows_is_whole(browser, lang):
    browser.open(f"/{lang}/review", width=390)
    shown = browser.ask(
        "const box = (n) => n.getBoundingClientRect(), all = box(document.querySelector('.review aside'));"
        "return [...document.querySelectorAll('.queue li')].filter((li) => box(li).height)"
        "  .map((li) => box(li).bottom <= all.bottom && box(li).top >= all.top)"
    )
    assert shown == [True, True, True]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_figure_is_corrected_and_the_correction_undone_by_keys_alone(browser, site, review, lang):
    browser.open(f"/{lang}/review?at={review}")
    before = browser.ask(TOLL)
    browser.press("jj")
    figure = browser.ask(HERE)
    assert figure == browser.ask("return document.querySelectorAll('#review .figures > li')[1].id")
    browser.press("c")
    assert browser.ask(FOCUS) == "value"
    browser.press("77")
    browser.press(Keys.TAB)
    assert browser.ask(FOCUS) == "reason"
    browser.press("القائمة <b>" + Keys.ENTER)
    until(browser, SAID)
    newest = told(site, "log.json")[0]
    assert (newest["action"], newest["value"], newest["reason"]) == ("correct", "77", "القائمة <b>")
    assert f"f-{newest['subject']}" == figure == browser.ask(HERE) == browser.ask(FOCUS)
    assert until(browser, "return !!document.querySelector('#review .here .ruling')")
    browser.press("u")
    until(browser, "return !document.querySelector('#review .here .ruling')")
    assert browser.ask(TOLL) == before
    undone = told(site, "log.json")[:2]
    assert [row["action"] for row in undone] == ["undo", "correct"]
    assert undone[1]["undone_by"] == undone[0]["id"]
    assert browser.noted()[0] == []


def test_what_is_refused_is_said_and_what_was_typed_stays(browser, site, review):
    made = len(told(site, "log.json"))
    browser.press("jc")
    browser.press("many" + Keys.TAB)
    browser.press("because" + Keys.ENTER)
    assert "whole number" in until(browser, SAID)
    assert len(told(site, "log.json")) == made
    assert browser.ask("return document.querySelector('#review .here [name=value]').value") == "many"
    browser.press(Keys.ESCAPE)
    assert browser.ask(FOCUS) == browser.ask(HERE)


def test_a_decision_without_a_reason_is_not_sent(browser, site, review):
    made = len(told(site, "log.json"))
    browser.press("jx")
    assert browser.ask(FOCUS) == "reason"
    browser.press(Keys.ENTER)
    assert browser.ask("return document.activeElement.matches(':invalid')")
    assert len(told(site, "log.json")) == made


def test_one_walks_to_the_next_incident_and_back(browser, site, review):
    browser.open("/en/review")
    at = "return document.querySelector('#review article').dataset.at"
    first = browser.ask(at)
    browser.press("n")
    until(browser, f"return document.querySelector('#review article')?.dataset.at !== '{first}'")
    browser.press("p")
    until(browser, f"return document.querySelector('#review article')?.dataset.at === '{first}'")


def test_keys_are_ones_own_and_no_key_does_two_things(browser, review):
    browser.press("?")
    keep = "document.querySelector('#keys [value=keep]').click()"
    browser.ask(f"document.getElementById('key-next').value = 'k'; {keep}")
    assert browser.ask(
        "return document.getElementById('keys').open && !document.getElementById('keys-wrong').hidden"
    )
    browser.ask(f"document.getElementById('key-next').value = 'w'; {keep}")
    browser.open(f"/ar/review?at={review}")
    browser.press("j")
    assert browser.ask(HERE) is None
    browser.press("w")
    assert browser.ask(HERE)


def test_an_arabic_keyboard_does_the_same(browser, review):
    browser.ask("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ت', code: 'KeyJ'}))")
    assert browser.ask(HERE)


def test_merge_split_and_search_go_to_their_fields(browser, review):
    for key, field in (("m", "others"), ("s", "member"), ("/", "q")):
        browser.press(key)
        assert browser.ask(FOCUS) == field
        browser.press(Keys.ESCAPE)
