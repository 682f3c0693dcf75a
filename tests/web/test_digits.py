"""The digits of Arabic pages: chosen once, kept by the browser, and never those of what is quoted."""

import re

import pytest
from fastapi.testclient import TestClient

from hasila.web.digits import arabic_digits

CHOSEN = {"cookie": "digits=arabic"}


@pytest.mark.parametrize(
    ("html", "turned"),
    [
        ("<td>1234567890</td>", "<td>١٢٣٤٥٦٧٨٩٠</td>"),
        ('<bdi dir="ltr">2024-07-15</bdi>', '<bdi dir="ltr">٢٠٢٤-٠٧-١٥</bdi>'),
        ("<b>1–5–?</b> +3.2 50%", "<b>١–٥–?</b> +٣٫٢ ٥٠٪"),
        ("0.1.0", "٠.١.٠"),
        ('<a href="?page=2" title="3">4</a>', '<a href="?page=2" title="3">٤</a>'),
        ("&quot;5&#39;&#1632;", "&quot;٥&#39;&#1632;"),
        ("reina-2017/1 SHA-256 9b2 7", "reina-2017/1 SHA-256 9b2 ٧"),
        ("<blockquote>1<mark>2</mark></blockquote>3", "<blockquote>1<mark>2</mark></blockquote>٣"),
        ('<p lang="ar">1<p>2</p>3</p>4', '<p lang="ar">1<p>2</p>3</p>٤'),
        ('<bdi translate="no">قناة 24</bdi> 24', '<bdi translate="no">قناة 24</bdi> ٢٤'),
        (
            '<textarea>1</textarea><input lang="ar" value="1">2',
            '<textarea>1</textarea><input lang="ar" value="1">٢',
        ),
        ('<html lang="ar"><!-- 1 -->1', '<html lang="ar"><!-- 1 -->١'),
    ],
)
def test_numbers_are_turned_and_nothing_else(html, turned):
    assert arabic_digits(html) == turned
    assert arabic_digits(turned) == turned


def quotes(text):
    return re.findall(r"<blockquote.*?</blockquote>", text, flags=re.DOTALL)


def main(text):
    return text.partition("<main")[2].partition("</main>")[0]


def test_the_choice_turns_the_numbers_of_every_arabic_page_and_no_quote(page: TestClient):
    incident = page.get("/en/incidents.json?sort=reports").json()[0]["id"]
    for path in ("incidents", "reports", "sources", f"incidents/{incident}"):
        plain = page.get(f"/ar/{path}").text
        turned = page.get(f"/ar/{path}", headers=CHOSEN).text
        assert main(turned) == arabic_digits(main(plain))
        assert quotes(turned) == quotes(plain)
        assert re.search('<span class="count">[٠-٩]+</span>', turned) or path == "sources"
        english = page.get(f"/en/{path}", headers=CHOSEN).text
        assert english == page.get(f"/en/{path}").text


def test_a_choice_is_kept_and_leads_back(page: TestClient):
    answer = page.get("/ar/digits/arabic", params={"back": "/ar/reports?q=1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/ar/reports?q=1")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("digits=arabic;")
    assert "HttpOnly" in cookie
    assert "Max-Age=31536000" in cookie
    page.cookies.clear()
    assert (
        page.get("/ar/digits/arabic", params={"back": "//evil.example"}).headers["location"]
        == "/ar/incidents"
    )
    assert page.get("/ar/digits/roman").status_code == 404
    page.cookies.clear()
