"""The font comes from its package, is kept by the browser, and is not asked for where it is not installed."""

import pytest

from hasila.web import render
from hasila.web.font import font_files

installed = pytest.mark.skipif(not font_files(), reason="the font's package is not installed")


@installed
@pytest.mark.parametrize("name", ["Regular", "SemiBold", "Bold"])
def test_the_font_is_served_and_kept(page, name):
    answer = page.get(f"/fonts/{name}.ttf")
    assert answer.content.startswith(b"\x00\x01\x00\x00")
    assert "immutable" in answer.headers["cache-control"]
    assert f'url("/fonts/{name}.ttf")' in page.get("/static/hasila.css").text


@installed
def test_a_page_says_that_it_has_it(page):
    assert 'class="own-font"' in page.get("/ar/incidents").text


def test_nothing_else_is_served_and_a_page_without_it_asks_for_none(page, monkeypatch):
    assert page.get("/fonts/Thin.ttf").status_code == 404
    assert page.get("/fonts/..%2Fx.ttf").status_code == 404
    monkeypatch.setattr(render, "font_files", dict)
    assert "own-font" not in page.get("/ar/incidents").text
