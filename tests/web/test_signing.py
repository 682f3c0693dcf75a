"""Signing in and out: no secret is told, none is taken from outside, and what is over is over."""

import re

import pytest
from fastapi.testclient import TestClient

from hasila.errors import HasilaError
from hasila.web.team import SESSION, SIGNING_IN

#: The password of every account of the team, as in conftest.
WORDS = "four plain quiet words"
WRONG = "The name or the password is not right."


def cookie(answer, name=SESSION):
    return next(c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{name}="))


def test_one_signs_in_works_and_signs_out(team):
    member = team()
    led = member.get("/ar/review?at=x&q=a b")
    assert led.headers["location"] == "/ar/sign-in?next=%2Far%2Freview%3Fat%3Dx%26q%3Da%2520b"
    form = member.get(led.headers["location"])
    assert 'value="/ar/review?at=x&amp;q=a%20b"' in form.text
    assert "<nav" not in form.text
    answer = member.sign_in("coder", next="/ar/review?at=x&q=a%20b")
    assert answer.headers["location"] == "/ar/review?at=x&q=a%20b"
    assert "coder" in member.get("/ar/log").text
    assert member.get("/en/sign-in?next=/en/log").headers["location"] == "/en/log"
    secret = member.client.cookies[SESSION]
    out = member.post("/en/sign-out")
    assert out.headers["location"] == "/en/sign-in"
    member.client.cookies.set(SESSION, secret)
    assert member.get("/en/log").status_code == 303, (
        "the session is gone from the store, not from the browser alone"
    )


def test_the_cookie_is_for_us_alone(team):
    member = team()
    assert "; path=/; " in f"{cookie(member.get('/en/sign-in'), SIGNING_IN)}; ".lower()
    told = cookie(member.sign_in("coder")).lower()
    for part in ("; secure", "; httponly", "; samesite=lax", "; path=/"):
        assert part in told
    assert "domain" not in told
    assert told.startswith("__host-")


def test_a_session_given_from_outside_is_never_taken(team):
    attacker, victim = team(), team()
    victim.client.cookies.set(SESSION, "planted")
    victim.sign_in("coder")
    attacker.client.cookies.set(SESSION, "planted")
    assert attacker.get("/en/log").status_code == 303
    mine = team("omar").client.cookies[SESSION]
    victim = team()
    victim.client.cookies.set(SESSION, mine, domain="127.0.0.1", path="/")
    key = re.search(r'name="guard" value="(\w+)"', victim.get("/en/incidents").text)[1]
    assert key, "the browser holds the planted session of omar"
    victim.client.cookies.clear()
    victim.sign_in("coder")
    assert victim.client.cookies[SESSION] != mine


def test_signing_in_anew_ends_the_session_before(team):
    member = team("coder")
    before = member.client.cookies[SESSION]
    other = team()
    other.get("/en/sign-in")
    key = other.form_key("/en/sign-in")
    other.client.cookies.set(SESSION, before, domain="127.0.0.1", path="/")
    answer = other.client.post("/en/sign-in", data={"guard": key, "name": "omar", "password": WORDS})
    assert answer.status_code == 303
    assert member.get("/en/log").status_code == 303


def test_who_is_not_there_and_who_is_wrong_are_answered_alike(team):
    team.book.disable("omar")
    answers = [
        team().sign_in(name, password)
        for name, password in (
            ("coder", "x" * 20),
            ("nobody", WORDS),
            ("omar", WORDS),
            ("<script>", ""),
            ("\u202e", "\x00"),
            ("a" * 5000, "b" * 5000),
        )
    ]
    assert {answer.status_code for answer in answers} == {401}
    texts = {re.sub(r'value="\w{64}"', "", answer.text) for answer in answers}
    assert len(texts) == 1
    assert WRONG in texts.pop()


def test_too_many_failures_must_wait_and_the_wait_ends(team, clock):
    member = team()
    for _ in range(5):
        assert member.sign_in("coder", "wrong wrong wrong").status_code == 401
    late = member.sign_in("coder")
    assert late.status_code == 429, "even the right one"
    assert late.headers["retry-after"] == "901"
    assert "Try again in 16 min" in late.text
    assert member.sign_in("CODER ", "wrong").status_code == 429
    assert member.sign_in("nobody", "wrong").status_code == 401, "another name is not held up by it"
    clock.pass_(minutes=15)
    assert member.sign_in("coder").status_code == 303


def test_a_name_that_is_not_there_must_wait_as_well(team):
    member = team()
    found = [member.sign_in("nobody", "wrong wrong wrong").status_code for _ in range(6)]
    assert found == [401] * 5 + [429]


def test_many_names_from_one_address_must_wait(team):
    member = team()
    found = [member.sign_in(f"n{number}", "wrong").status_code for number in range(21)]
    assert found == [401] * 20 + [429]


def test_guessing_the_old_password_in_a_stolen_session_must_wait(team):
    member = team("coder")
    form = {"do": "password", "new": "another plain word", "again": "another plain word"}
    found = [member.post("/en/account", old=f"guess {n}", **form).status_code for n in range(6)]
    assert found == [422] * 5 + [429]
    assert member.post("/en/account", old=WORDS, **form).status_code == 429


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/en//evil.example",
        "/en/..//evil.example",
        "javascript:alert(1)",
        "/en/x\r\nSet-Cookie: a=b",
        "/en/\u202e",
        "/static/x",
        "@evil.example",
        "",
    ],
)
def test_one_is_led_to_our_own_pages_only(team, address):
    member = team()
    answer = member.sign_in("coder", lang="ar", next=address)
    assert answer.headers["location"] == "/ar/incidents"
    again = member.get("/ar/sign-in", params={"next": address})
    assert again.headers["location"] == "/ar/incidents"


def test_another_site_cannot_sign_one_in_or_out(team):
    member = team()
    member.get("/en/sign-in")
    form = {"name": "omar", "password": WORDS}
    assert member.client.post("/en/sign-in", data=form).status_code == 403
    key = team().form_key("/en/sign-in")
    assert member.client.post("/en/sign-in", data={**form, "guard": key}).status_code == 403
    for headers in (
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1"},
    ):
        assert member.sign_in("omar", headers=headers).status_code == 403
    member.sign_in("omar")
    key = member.form_key()
    assert (
        member.client.post(
            "/en/sign-out", data={"guard": key}, headers={"origin": "https://x.example"}
        ).status_code
        == 403
    )
    assert member.get("/en/log").status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.example", 303),
        ("DESK.example:8443", 303),
        ("localhost:8765", 303),
        ("evil.example", 421),
        ("desk.example.evil.example", 421),
        ("desk.example@evil.example", 421),
        ("desk.example:80@evil.example", 421),
        ("desk.example:", 421),
        ("[::1]:80", 303),
        ("[::1]evil.example", 421),
        ("", 421),
        ("192.0.2.7", 421),
    ],
)
def test_the_page_answers_to_its_own_names(team, host, status):
    answer = team().get("/en/log", headers={"host": host})
    assert answer.status_code == status
    assert "evil" not in answer.headers.get("location", "")


def test_behind_a_proxy_that_speaks_https_forms_are_taken(team):
    with TestClient(team.app, base_url="http://desk.example", follow_redirects=False) as client:
        found = client.get("/en/sign-in")
        secret = cookie(found, SIGNING_IN).split(";")[0]
        key = re.search(r'name="guard" value="(\w+)"', found.text)[1]
        headers = {"origin": "https://desk.example", "cookie": secret}
        form = {"guard": key, "name": "coder", "password": WORDS}
        assert client.post("/en/sign-in", data=form, headers=headers).status_code == 303
        headers["origin"] = "https://evil.example"
        assert client.post("/en/sign-in", data=form, headers=headers).status_code == 403


def test_a_session_ends_by_itself(team, clock):
    member = team("coder")
    clock.pass_(hours=1, minutes=59)
    key = member.form_key()
    clock.pass_(hours=2)
    late = member.client.post("/en/judgements", data={"guard": key}, headers={"accept": "application/json"})
    assert late.status_code == 401
    assert "the session has ended" in late.json()["error"]
    assert member.get("/en/log").status_code == 303


def test_a_body_of_no_told_length_or_too_long_is_not_read(team):
    client = team().client
    assert client.post("/en/sign-in", content=iter([b"name=x"])).status_code == 411
    both = {"content-length": "6", "transfer-encoding": "chunked"}
    assert client.post("/en/sign-in", content=b"name=x", headers=both).status_code == 411
    assert client.post("/en/sign-in", data={"name": "x" * 300_000}).status_code == 413


def test_nothing_that_was_typed_comes_back(team):
    answer = team().sign_in(
        "<script>alert(1)</script>", "a secret of mine", next='"><script>alert(2)</script>'
    )
    assert "a secret of mine" not in answer.text
    assert "<script>alert" not in answer.text


def test_https_is_kept_to(team):
    assert "max-age" in team().get("/en/sign-in").headers["strict-transport-security"]


def test_a_store_that_is_busy_names_no_file_to_whoever_comes(team, monkeypatch):
    def busy(*_):
        raise HasilaError("/srv/secret/cases.db is being written")

    member, nobody = team("coder"), team()
    nobody.get("/en/sign-in")
    with monkeypatch.context() as patch:
        patch.setattr(team.book, "whose_session", busy)
        answer = member.get("/en/log")
        assert (answer.status_code, "secret" in answer.text) == (503, False)
    monkeypatch.setattr(team.book, "sign_in", busy)
    for lang in ("en", "ar"):
        answer = nobody.sign_in("coder", lang=lang)
        assert (answer.status_code, "secret" in answer.text) == (503, False)


def test_a_session_that_cannot_be_noted_goes_on(team, monkeypatch, clock):
    def busy(*_):
        raise HasilaError("is being written")

    member = team("coder")
    monkeypatch.setattr(team.app.state.desk.store.accounts, "note_session", busy)
    clock.pass_(minutes=5)
    assert member.get("/en/log").status_code == 200
