"""What holds for every page: languages, what the browser must not do, and who may ask."""

import re
from importlib import resources

import pytest

from hasila.web.words import messages

PAGES = ("incidents", "reports", "review", "statistics", "sources", "codebook", "log")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_there_in_both_languages(page, lang, name):
    answer = page.get(f"/{lang}/{name}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"' in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    # With no-referrer, Chromium sends `Origin: null` with our own forms, which are then refused.
    assert answer.headers["Referrer-Policy"] == "same-origin"
    other = "en" if lang == "ar" else "ar"
    assert f'href="/{other}/{name}"' in answer.text


def test_no_page_holds_script_style_or_an_address_elsewhere(page):
    for name in PAGES:
        text = page.get(f"/en/{name}").text
        assert not re.search(r"<script(?! src=)|<style| style=| on\w+=", text)
        assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)


def test_the_first_page_is_in_the_readers_language(page):
    assert page.get("/", headers={"accept-language": "ar-EG,ar"}).headers["location"] == "/ar/incidents"
    assert page.get("/", headers={"accept-language": "fr"}).headers["location"] == "/en/incidents"


def test_what_is_not_there_is_said(page):
    assert page.get("/en/nothing").status_code == 404
    assert page.get("/xx/incidents").status_code == 404
    missing = page.get("/ar/reports/nothing")
    assert missing.status_code == 404
    assert '<p><a href="/ar/reports">' in missing.text
    assert '<p><a href="/ar/incidents">' in page.get("/ar/incidents/nothing").text


def test_another_host_or_site_is_refused(page):
    assert page.get("/en/incidents", headers={"host": "evil.example"}).status_code == 421
    refused = page.post("/en/incidents", headers={"origin": "https://evil.example"})
    assert refused.status_code == 403
    assert page.post("/en/incidents", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_every_phrase_is_in_both_languages_with_the_same_blanks():
    for key, held in messages().items():
        assert held.keys() == {"en", "ar"}, key
        assert all(text.strip() for text in held.values()), key
        assert len({frozenset(re.findall(r"\{(\w*)\}", text)) for text in held.values()}) == 1, key


def test_templates_ask_only_for_phrases_that_are_there():
    asked = set()
    for source in resources.files("hasila.web").joinpath("templates").iterdir():
        asked |= set(re.findall(r"(?:say|marked)\('([\w.]+)'[,)]", source.read_text(encoding="utf-8")))
    assert asked <= messages().keys()


@pytest.mark.parametrize("name", ["incidents", "statistics", "log"])
def test_a_page_beyond_all_bounds_is_the_last(page, name):
    assert page.get(f"/en/{name}?page={'9' * 5000}").status_code == 200
    assert page.get(f"/en/{name}?page={'0' * 5000}1").status_code == 200


def test_the_style_sheet_knows_no_left_and_right():
    css = resources.files("hasila.web").joinpath("static", "hasila.css").read_text(encoding="utf-8")
    sided = r"(margin|padding|border|inset)-(left|right)|[{;\s](left|right)\s*:|(text-align|float|clear):\s*(left|right)"
    assert not re.search(sided, css)


@pytest.mark.parametrize(
    "name", ["incidents.html", "incident.html", "report.html", "reports.html", "figure.html", "log.html"]
)
def test_what_reports_and_coders_wrote_is_shown_harmless(name):
    """Titles, quotes, outlets and reasons go through `harmless`, which shows what turns letters around."""
    source = resources.files("hasila.web").joinpath("templates", name).read_text(encoding="utf-8")
    source = re.sub(r"say\('[\w.]+'", "say(", source)
    raw = re.findall(r"{{[^}]*\.(?:title|outlet|quote|reason|via|url)\b[^}]*}}", source)
    odd = [
        text
        for text in raw
        if not re.search(r"harmless|words\(|use\.reason|pair\.reason|s\.quote\|length|shown", text)
    ]
    assert not odd
