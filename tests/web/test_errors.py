"""Every answer that is no page of the store says what is wrong and what to do, in the language of whoever asks."""

import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from hasila.web import create_app
from hasila.web.desk import Desk

ARABIC = re.compile("[\u0600-\u06ff]")
TURNED = "\u202ecba"


def said(answer):
    """What the page says, or the data."""
    if "json" in answer.headers["content-type"]:
        return answer.json()["error"]
    found = re.search(r"<main.*</main>", answer.text, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", found[0] if found else answer.text)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("path", "status", "named"),
    [
        ("nothing", 404, ""),
        ("incidents/zzz", 404, "zzz"),
        ("incidents/zzz.json", 404, "zzz"),
        ("incidents/zzz.csv", 404, "zzz"),
        ("incidents/zzz.geojson", 404, "zzz"),
        ("reports/a/zzz", 404, "a/zzz"),
        ("reports/a/zzz.json", 404, "a/zzz”,a/zzz»"),
        ("reports/a/zzz.csv", 404, "a/zzz”,a/zzz»"),
        ("figures/zzz", 404, "zzz"),
        ("review?at=zzz", 404, "zzz"),
        ("incidents.zzz.csv", 404, "zzz"),
        ("digits/zzz", 404, ""),
        ("incidents?type=bombing&type=clash", 400, "clash"),
        ("incidents.json?type=bombing&type=clash", 400, "clash"),
        ("incidents/" + "9" * 5000, 404, "9" * 80 + "”," + "9" * 80 + "»"),
    ],
)
def test_what_is_not_there_is_named_in_the_language_of_the_address(page, lang, path, status, named):
    answer = page.get(f"/{lang}/{path}")
    assert answer.status_code == status
    told = said(answer)
    assert bool(ARABIC.search(told)) is (lang == "ar")
    assert any(part in told for part in named.split(","))
    data = path.split("?")[0].endswith((".json", ".csv", ".geojson"))
    assert ("json" in answer.headers["content-type"]) is data


@pytest.mark.parametrize(
    "path", ["incidents/{}", "figures/{}", "review?at={}", "reports/{}", "incidents?type={}"]
)
def test_what_was_asked_for_is_shown_harmless(page, path):
    for odd in (
        "<script>alert(1)</script>",
        TURNED,
        "\x00",
        "\ufffe",
        "\N{POLICE CARS REVOLVING LIGHT}",
        "../..",
        "%",
    ):
        text = page.get("/ar/" + path.format(quote(odd, safe=""))).text
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_an_odd_name_is_led_to_in_the_other_language(page):
    assert 'href="/ar/reports/a%3Fb%23c"' in page.get("/en/reports/a%3Fb%23c").text


def test_the_same_value_twice_is_no_fault(page):
    assert page.get("/en/incidents?type=bombing&type=bombing").status_code == 200


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_an_address_takes_is_said(page, lang):
    for answer in (
        page.put(f"/{lang}/incidents", content=b""),
        page.get(f"/{lang}/judgements"),
        page.get(f"/{lang}/judgements", headers={"accept": "application/json"}),
    ):
        assert answer.status_code == 405
        assert answer.headers["allow"]
        assert answer.headers["allow"] in said(answer)
        assert bool(ARABIC.search(said(answer))) is (lang == "ar")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_form_that_holds_a_file_is_not_read(desk, lang):
    answer = desk.post(f"/{lang}/judgements", files={"action": ("x.txt", b"accept")})
    assert answer.status_code == 422
    assert bool(ARABIC.search(said(answer))) is (lang == "ar")
    assert desk.get("/en/log.json").json() == []


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"host": "evil.example"}, b"x", 421),
        ({"origin": "https://evil.example"}, b"x", 403),
        ({"transfer-encoding": "chunked"}, b"x", 411),
        ({}, b"x" * 300_000, 413),
    ],
)
def test_whom_no_page_is_for_is_told_in_both_languages(page, headers, content, status):
    answer = page.post("/en/judgements", headers=headers, content=content)
    assert answer.status_code == status
    assert ARABIC.search(answer.text)
    assert re.search("[a-z]{4}", answer.text)
    told = page.post("/ar/judgements", headers={**headers, "accept": "application/json"}, content=content)
    assert (told.status_code, bool(ARABIC.search(told.json()["error"]))) == (status, True)


def test_a_store_that_does_not_answer_is_said(made, tmp_path):
    db = tmp_path / "copy.db"
    db.write_bytes(made.read_bytes())
    app = create_app(db, coder="sara")
    with TestClient(app, base_url="http://127.0.0.1") as client:
        app.state.desk.store.close()
        db.write_bytes(b"no database" * 1000)
        for lang in ("ar", "en"):
            answer = client.get(f"/{lang}/incidents")
            assert answer.status_code == 503
            assert bool(ARABIC.search(said(answer))) is (lang == "ar")
            assert str(db) in said(answer)
            assert client.get(f"/{lang}/incidents.json").json()["error"]
    app.state.desk.store.close()


def test_what_nobody_foresaw_is_said_without_what_it_was(made, monkeypatch):
    app = create_app(made, coder="sara")
    monkeypatch.setattr(Desk, "incident", lambda *_: 1 / 0)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get("/en/incidents/x")
        told = client.get("/ar/incidents/x.json")
    assert (answer.status_code, told.status_code) == (500, 500)
    assert ARABIC.search(answer.text)
    assert "recorded" in answer.text
    assert "Zero" not in answer.text
    assert ARABIC.search(told.json()["error"])
    app.state.desk.store.close()
