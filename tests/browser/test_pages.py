"""Every page in a real browser, in both languages: quiet, at home, in its direction, on a phone, dark, printed."""

import json
import urllib.request

import pytest

from hasila.web.pages import ROUTERS

pytestmark = pytest.mark.browser

NAMED = sorted(
    {
        route.path
        for router in ROUTERS
        for route in router.routes
        if "GET" in route.methods and not {".", "{"} & set(route.path)
    }
)
SAMPLES = ("first incident", "busiest incident", "/reports/reina-2017/1", "/reports/hard/mixed")
LANGS = ("ar", "en")


def address(site, lang, name):
    """The address of a page; of an incident, the first or the one of most reports."""
    if name.startswith("/"):
        return f"/{lang}{name}"
    sort = "reports" if name.startswith("busiest") else "date"
    with urllib.request.urlopen(f"{site}/en/incidents.json?sort={sort}") as answer:  # noqa: S310 - our own
        return f"/{lang}/incidents/{json.load(answer)[0]['id']}"


each_page = pytest.mark.parametrize("name", [*NAMED, *SAMPLES])
each_language = pytest.mark.parametrize("lang", LANGS)


@each_language
@each_page
def test_a_page_is_quiet_and_asks_nothing_elsewhere(browser, site, lang, name):
    browser.open(address(site, lang, name))
    console, asked = browser.noted()
    assert console == []
    assert asked
    assert [url for url in asked if not url.startswith((f"{site}/", "data:"))] == []
    assert browser.ask("return document.documentElement.lang") == lang
    way = browser.ask("return getComputedStyle(document.body).direction")
    assert way == ("rtl" if lang == "ar" else "ltr")
    assert browser.ask("return document.querySelectorAll('h1').length") == 1


@each_language
@each_page
def test_nothing_sticks_out_on_a_phone(browser, site, lang, name):
    browser.open(address(site, lang, name), width=390)
    wide, window = browser.ask("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window == 390


@each_language
@pytest.mark.parametrize("name", ["first incident", "/review", "/reports?q=صنعاء"])
def test_no_form_that_is_opened_sticks_out_on_a_phone(browser, site, lang, name):
    browser.open(address(site, lang, name), width=390)
    browser.ask(
        """
        document.querySelectorAll('details').forEach((details) => { details.open = true; });
        document.querySelectorAll('[name=action][value=correct]').forEach((choice) => { choice.checked = true; });
        """
    )
    over = """
    const room = document.documentElement.clientWidth;
    return [...document.querySelectorAll('input, select, button')].map((field) => field.getBoundingClientRect())
      .filter((box) => box.left < 0 || box.right > room).length;
    """
    assert browser.ask(over) == 0


@pytest.mark.parametrize("dark", [False, True])
def test_what_a_field_suggests_is_legible_and_unlike_what_is_typed(browser, dark):
    browser.open("/ar/reports", dark=dark)
    inks = """
    const field = document.querySelector('.search input[placeholder]');
    return [getComputedStyle(field, '::placeholder').color, getComputedStyle(field).color,
            getComputedStyle(document.querySelector('.search label')).color, getComputedStyle(document.body).color];
    """
    hint, typed, label, ink = browser.ask(inks)
    assert (hint, typed) == (label, ink)  # the colour of labels is held against its ground by the test below


@pytest.mark.parametrize("dark", [False, True])
@each_page
def test_text_stands_out_in_light_and_dark(browser, site, name, dark):
    browser.open(address(site, "ar", name), dark=dark)
    ink, paper = browser.ask("const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]")
    assert (sum(map(int, ink[4:-1].split(","))) > sum(map(int, paper[4:-1].split(",")))) is dark
    assert browser.pale() == []


@each_page
def test_a_printed_page_leaves_the_tools_out(browser, site, name):
    browser.open(address(site, "ar", name))
    browser.emulate(media="print")
    seen = "return [...document.querySelectorAll(arguments[0])].filter(n => n.getClientRects().length).length"
    assert browser.ask(seen, "nav, form, .facets") == 0
    assert browser.ask(seen, "h1") == 1


def test_keys_move_through_the_list_and_open_an_incident(browser):
    browser.open("/ar/incidents")
    at = "return [...document.querySelectorAll('tbody tr')].findIndex(row => row.classList.contains('here'))"
    for keys, row in (("j", 0), ("j", 1), ("j", 2), ("k", 1), ("kkk", 0)):
        browser.press(keys)
        assert browser.ask(at) == row
    wanted = browser.ask("return document.activeElement.href")
    browser.press("\ue007")
    assert browser.driver.current_url == wanted


def test_keys_pass_over_the_lines_that_show_where_words_were_found(browser):
    browser.open("/ar/incidents?q=بغداد")
    assert browser.ask("return document.querySelectorAll('tr.said mark').length")
    at = "return document.querySelector('tr.here').className"
    for _ in range(3):
        browser.press("j")
        assert browser.ask(at) == "here"


def test_letters_typed_into_the_search_are_no_keys(browser):
    browser.open("/en/incidents")
    browser.ask("document.querySelector('input[type=search]').focus()")
    browser.press("jk")
    assert browser.ask("return document.querySelector('input[type=search]').value") == "jk"
    assert browser.ask("return document.querySelectorAll('tr.here').length") == 0


def test_the_digits_that_were_chosen_are_kept_from_page_to_page(browser):
    count = "return document.querySelector('h1 .count').textContent"
    other = "return document.querySelector('.digits a:not([aria-current])').getAttribute('href')"
    browser.open("/ar/incidents")
    latin = browser.ask(count)
    assert latin.isascii()
    browser.open(browser.ask(other))
    assert browser.driver.current_url.endswith("/ar/incidents")
    arabic = browser.ask(count)
    assert not arabic.isascii()
    assert int(arabic) == int(latin)
    browser.open("/ar/reports")
    assert not browser.ask(count).isascii()
    browser.open("/en/reports")
    assert browser.ask(count).isascii()
    browser.open("/ar/reports")
    browser.open(browser.ask(other))
    assert browser.ask(count).isascii()


@each_language
@pytest.mark.parametrize("name", ["/incidents", "/reports", "/sources"])
def test_a_heading_stands_over_its_column_and_on_a_phone_a_row_is_a_card(browser, site, lang, name):
    edges = (
        "const t = document.querySelector('main table'), at = (row) => [...row.cells].map(c =>"
        " { const r = c.getBoundingClientRect(); return [Math.round(r.left), Math.round(r.right)]; });"
        "return [at(t.tHead.rows[0]), at(t.tBodies[0].rows[0])]"
    )
    browser.open(address(site, lang, name))
    heads, cells = browser.ask(edges)
    assert heads == cells
    browser.open(address(site, lang, name), width=390)
    hidden = browser.ask("return document.querySelector('main table').tHead.getBoundingClientRect().height")
    assert hidden <= 1


@each_language
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    "path", ["/incidents/zzz", "/reports/" + "z" * 200, "/incidents?type=zzz&type=zz&since=x"]
)
def test_what_is_wrong_is_said_where_one_looks(browser, lang, dark, path):
    browser.open(f"/{lang}{path}", width=390, dark=dark)
    told = browser.ask("return document.querySelector('.faults, main').innerText")
    assert "zz" in told
    assert any("\u0621" <= letter <= "\u064a" for letter in told) is (lang == "ar")
    wide, window = browser.ask("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window == 390
    assert browser.pale() == []
    browser.noted()  # that it is answered 404 or 400, the browser notes itself


@each_language
def test_the_map_names_places_where_there_is_room_and_leads_by_keys(browser, lang):
    browser.open(f"/{lang}/incidents")
    seen = "return [...document.querySelectorAll('.map .names text')].filter(n => n.getClientRects().length).length"
    assert 1 < browser.ask(seen) <= 8
    covered = browser.ask(
        "const boxes = [...document.querySelectorAll('.map .names text')].map(n => n.getBoundingClientRect());"
        "return boxes.some((a, i) => boxes.some((b, j) => i < j && a.left < b.right && b.left < a.right"
        "  && a.top < b.bottom && b.top < a.bottom))"
    )
    assert not covered
    browser.ask("document.querySelector('.map a').focus()")
    wanted = browser.ask("return document.activeElement.href.baseVal")
    browser.press("\ue007")
    assert browser.driver.current_url.endswith(wanted.lstrip("?"))
    browser.open(f"/{lang}/incidents", width=390)
    assert browser.ask(seen) == 0
