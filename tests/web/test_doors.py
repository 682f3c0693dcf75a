"""Every address of a team's page asks for what it should, of browsers and of programs, by every role."""

import re
from importlib import resources

import pytest

from hasila.accounts import Permission, may, scope_may
from hasila.model import Role, TokenScope
from hasila.web.doors import NEEDS, Door, door
from hasila.web.pages import ROUTERS, TEAM_ROUTERS

ROUTES = sorted(
    {
        (method, re.sub(r"\{name(:path)?\}", "x", route.path))
        for router in (*ROUTERS, *TEAM_ROUTERS)
        for route in router.routes
        for method in route.methods
    }
)


def test_the_doors_of_all_that_is_there():
    """A new page is read by all, a new form is for those who judge; anything else is said here."""
    special = {
        (method, path): door(method, f"/en{path}")
        for method, path in ROUTES
        if door(method, f"/en{path}") is not (Door.READ if method == "GET" else Door.JUDGE)
    }
    assert special == {
        ("GET", "/sign-in"): Door.OPEN,
        ("POST", "/sign-in"): Door.OPEN,
        ("POST", "/sign-out"): Door.OWN,
        ("GET", "/account"): Door.OWN,
        ("POST", "/account"): Door.OWN,
        ("GET", "/accounts"): Door.MANAGE,
        ("POST", "/accounts"): Door.MANAGE,
    }
    assert [route for route in ROUTES if route[0] == "POST" and door(*route) is Door.JUDGE]


@pytest.mark.parametrize(
    ("method", "path", "wanted"),
    [
        ("GET", "/static/hasila.css", Door.OPEN),
        ("HEAD", "/fonts/Regular.ttf", Door.OPEN),
        ("POST", "/static/hasila.css", Door.JUDGE),
        ("GET", "/", Door.READ),
        ("GET", "/en", Door.READ),
        ("GET", "/static", Door.READ),
        ("GET", "/en/sign-in/more", Door.READ),
        ("GET", "/en/sign-in.json", Door.READ),
        ("GET", "/xx/accounts", Door.MANAGE),
        ("GET", "/en/accounts/", Door.MANAGE),
        ("GET", "/en/reports/sign-in", Door.READ),
        ("DELETE", "/en/incidents", Door.JUDGE),
        ("PUT", "/en/sign-out", Door.OWN),
        ("OPTIONS", "/", Door.JUDGE),
    ],
)
def test_doors_of_odd_addresses(method, path, wanted):
    assert door(method, path) is wanted


def passes(answer):
    """Whether the page itself answered: it may find fault with an empty form, or find nothing there."""
    return answer.status_code not in (401, 403) and "sign-in" not in answer.headers.get("location", "")


@pytest.mark.parametrize("lang", ["en", "ar", "xx"])
def test_nobody_reads_or_changes_anything(team, lang):
    nobody = team()
    for method, path in ROUTES:
        if path == "/sign-in":
            continue
        for headers in ({}, {"accept": "application/json"}, {"authorization": "Bearer hasila_x"}):
            address = f"/{lang}{path}"
            answer = nobody.client.request(method, address, headers=headers)
            assert not passes(answer), (method, address, headers)
            assert "bombing" not in answer.text
            if headers or method != "GET" or path.rsplit(".")[-1] in ("json", "csv", "jsonl"):
                assert answer.status_code == 401
                assert answer.headers["www-authenticate"] == "Bearer"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    for path in (
        "/",
        "/en",
        "/ar",
        "/en/nothing",
        "/nothing",
        "/docs",
        "/openapi.json",
        "/en/incidents/x.json",
    ):
        assert not passes(nobody.get(path)), path
    assert nobody.get("/static/hasila.css").status_code == 200


@pytest.mark.parametrize("role", Role)
def test_each_role_passes_the_doors_it_may(team, role):
    member = team(role.value)
    key = member.form_key("/en/account")
    for method, path in ROUTES:
        if path in ("/sign-in", "/sign-out"):
            continue
        wanted = door(method, f"/en{path}")
        right = wanted not in NEEDS or NEEDS[wanted] in may(role)
        answer = member.client.request(
            method, f"/en{path}", data={"guard": key} if method == "POST" else None
        )
        assert passes(answer) is right, (method, path, answer.status_code)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("scope", TokenScope)
def test_each_token_passes_the_doors_it_may_and_none_of_accounts(team, role, scope):
    secret = team.book.make_token(role.value, "x", scope).secret
    nobody, member = team(), team("admin")
    for method, path in ROUTES:
        if path == "/sign-in":
            continue
        wanted = door(method, f"/en{path}")
        right = wanted in NEEDS and NEEDS[wanted] in scope_may(role, scope)
        for client in (nobody, member):  # who is signed in besides does not count
            headers = {"authorization": f"Bearer {secret}"}
            answer = client.client.request(method, f"/en{path}", headers=headers)
            assert passes(answer) is right, (method, path, answer.status_code)
            if not right:
                assert answer.json()["error"]


@pytest.mark.parametrize(
    "shown", ["", "Bearer", "Bearer ", "Basic YWRtaW46eA==", "Bearer hasila_x", "hasila_x"]
)
def test_a_wrong_token_is_refused_whoever_is_signed_in(team, shown):
    assert team("admin").get("/en/incidents", headers={"authorization": shown}).status_code == 401


def test_a_changed_role_holds_from_the_next_request(team):
    member = team("coder")
    secret = team.book.make_token("coder", "x", TokenScope.JUDGE).secret
    team.book.set_role("coder", Role.VIEWER)
    for answer in (
        member.post("/en/judgements", reason="x"),
        team().client.post("/en/judgements", headers={"authorization": f"Bearer {secret}"}),
    ):
        assert answer.status_code == 403
    team.book.set_role("viewer", Role.ADMIN)
    assert team("viewer").get("/en/accounts").status_code == 200


def test_a_temporary_password_opens_nothing_but_its_change(team):
    team.book.set_password("coder", "some other plain words", temporary=True, by="admin")
    member = team()
    answer = member.sign_in("coder", "some other plain words", next="/en/log")
    assert answer.headers["location"] == "/en/account"
    assert member.get("/en/log").headers["location"] == "/en/account"
    assert member.get("/en/log.json").status_code == 403
    assert member.post("/en/judgements").status_code == 403
    assert member.post("/en/account", do="token", label="x", scope="read", days="3").status_code == 422
    changed = member.post(
        "/en/account",
        do="password",
        old="some other plain words",
        new="my very own words",
        again="my very own words",
    )
    assert changed.headers["location"] == "/en/account?changed=1"
    assert member.get("/en/log").status_code == 200


def test_alone_there_are_no_accounts_to_be_found(page):
    for path in ("/en/sign-in", "/en/account", "/en/accounts"):
        assert page.get(path).status_code == 404
    assert "/account" not in page.get("/en/incidents").text


def test_every_form_holds_what_says_it_is_ours():
    found = 0
    for source in resources.files("hasila.web").joinpath("templates").iterdir():
        text = source.read_text(encoding="utf-8")
        forms = re.findall(r'<form method="post"[^>]*>', text)
        assert len(forms) == len(re.findall(r'<form method="post"[^>]*>\{\{ guard \}\}', text)), source.name
        found += len(forms)
    assert found > 9


def test_every_address_that_changes_something_asks_for_the_form_key(team):
    forms = [f"/en{path}" for method, path in ROUTES if method == "POST"]
    assert forms
    member = team("admin")
    for path in forms:
        for data in ({}, {"guard": ""}, {"guard": "0" * 64}, {"guard": "سر"}):
            answer = member.client.post(path, data=data)
            assert answer.status_code == 403, path
            assert "The form was too old" in answer.text
        other = team("omar").form_key()
        assert member.client.post(path, data={"guard": other}).status_code == 403
    assert member.get("/en/incidents").status_code == 200, "not even signed out"


def test_permissions_are_what_the_pages_offer(team):
    for name, offered in (("viewer", 0), ("coder", 1), ("adjudicator", 1)):
        member = team(name)
        incident = member.get("/en/incidents.json?sort=reports").json()[0]["id"]
        for path in (f"/en/incidents/{incident}", f"/en/review?at={incident}"):
            text = member.get(path).text
            assert bool(text.count('action="/en/judgements"')) == bool(offered), path
        assert ("/en/accounts" in text) is (Permission.MANAGE in may(Role(name)))
