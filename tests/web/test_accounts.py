"""The pages of accounts in both languages, and judgements that carry the name of who is signed in."""

import re

import pytest

from hasila.model import AccountAct, Role, TokenScope
from hasila.web.words import messages

#: The password of every account of the team, as in conftest.
WORDS = "four plain quiet words"
LANGS = ("en", "ar")


def figure_of(member):
    """A figure of an incident, and the incident."""
    rows = member.get("/en/incidents.json?sort=reports").json()
    name = next(row["id"] for row in rows if row["toll"].get("wounded") and len(row["reports"]) > 1)
    told = member.get(f"/en/incidents/{name}.json").json()
    used = {use["figure"]: use["role"] for use in told["toll"]["uses"]}
    figure = next(f for f in told["figures"] if f["outcome"] == "wounded" and used[f["id"]] == "agrees")
    return name, figure["id"]


def made(team):
    return team.app.state.desk.store.judgements()


def test_every_word_of_accounts_is_there():
    for kind, values in (
        ("account_role", Role),
        ("about.role", Role),
        ("token_scope", TokenScope),
        ("act", AccountAct),
    ):
        for value in values:
            assert f"{kind}.{value}" in messages()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["sign-in", "account", "accounts"])
def test_the_pages_are_there_in_both_languages_and_hold_no_script(team, lang, path):
    member = team() if path == "sign-in" else team("admin")
    answer = member.get(f"/{lang}/{path}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}"' in answer.text
    other = "en" if lang == "ar" else "ar"
    assert f'href="/{other}/{path}"' in answer.text
    assert not re.search(r"<script(?! src=)|<style| style=| on\w+=|https?://", answer.text)
    assert answer.headers["cache-control"] == "no-store"


def test_an_admin_adds_an_account_that_chooses_its_own_password(team):
    admin = team("admin")
    shown = admin.post("/ar/accounts", do="add", name="سارة", role="coder")
    password = re.search(r"<code>([a-z2-9-]{23})</code>", shown.text)[1]
    assert password not in admin.get("/ar/accounts").text, "shown once"
    fresh = team()
    assert fresh.sign_in("سارة", password).headers["location"] == "/en/account"
    fresh.post(
        "/en/account",
        do="password",
        old=password,
        new="كلمات كثيرة لا تنسى",
        again="كلمات كثيرة لا تنسى",
    )
    _, figure = figure_of(fresh)
    assert fresh.judge(action="reject", subject=figure).status_code == 303
    assert made(team)[0].coder == "سارة"


def test_an_admin_changes_roles_resets_and_disables(team):
    admin, coder = team("admin"), team("coder")
    assert admin.post("/en/accounts", do="role", name="coder", role="viewer").status_code == 303
    assert coder.judge(action="comment", subject="x").status_code == 403
    shown = admin.post("/en/accounts", do="password", name="coder")
    assert re.search(r"<code>[a-z2-9-]{23}</code>", shown.text)
    assert coder.get("/en/log").status_code == 303
    assert admin.post("/en/accounts", do="disable", name="omar").status_code == 303
    assert team().sign_in("omar").status_code == 401
    admin.post("/en/accounts", do="enable", name="omar")
    assert team().sign_in("omar").status_code == 303
    token = team.book.make_token("omar", "x", TokenScope.READ)
    admin.post("/en/accounts", do="revoke", token=token.token.id)
    assert team.book.whose_token(token.secret) is None
    text = admin.get("/en/accounts").text
    for said in ("role changed to", "disabled", "token revoked", "signed in"):
        assert said in text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"do": "disable", "name": "admin"}, "only admin"),
        ({"do": "role", "name": "admin", "role": "coder"}, "only admin"),
        ({"do": "role", "name": "omar", "role": "king"}, "one of the roles"),
        ({"do": "add", "name": "OMAR", "role": "coder"}, "is taken"),
        ({"do": "add", "name": "<b>", "role": "coder"}, "no name"),
        ({"do": "password", "name": "nobody"}, "No account"),
        ({"do": "delete", "name": "omar"}, "not known here"),
        ({"do": "revoke", "token": "x"}, "no such token"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(team, form, said):
    admin = team("admin")
    before = team.book.accounts()
    answer = admin.post("/en/accounts", **form)
    assert answer.status_code == 422
    assert said in answer.text
    assert team.book.accounts() == before
    assert admin.post("/ar/accounts", **form).status_code == 422


@pytest.mark.parametrize("lang", LANGS)
def test_ones_own_password_is_changed_and_other_sessions_end(team, lang):
    here, there = team("coder"), team("coder")
    fresh = "قهوة سوداء بلا سكر"
    form = {"do": "password"}
    for wrong in (
        {"old": WORDS, "new": fresh, "again": "x"},
        {"old": "x", "new": fresh, "again": fresh},
        {"old": WORDS, "new": "short", "again": "short"},
        {"old": WORDS, "new": WORDS, "again": WORDS},
    ):
        assert here.post(f"/{lang}/account", **form, **wrong).status_code == 422
    before = here.client.cookies["__Host-hasila"]
    answer = here.post(f"/{lang}/account", **form, old=WORDS, new=fresh, again=fresh)
    assert answer.status_code == 303
    assert here.client.cookies["__Host-hasila"] != before
    assert here.get(answer.headers["location"]).status_code == 200
    assert there.get("/en/log").status_code == 303


def test_a_token_is_shown_once_used_and_revoked(team):
    member = team("coder")
    form = {"do": "token", "label": "weekly <b>", "days": "7"}
    shown = member.post("/en/account", scope="judge", **form)
    secret = re.search(r"<code>(hasila_[\w-]+)</code>", shown.text)[1]
    later = member.get("/ar/account").text
    assert secret not in later
    assert "weekly &lt;b&gt;" in later
    program = team().client
    headers = {"authorization": f"Bearer {secret}"}
    _, figure = figure_of(member)
    sent = program.post(
        "/en/judgements",
        data={"action": "comment", "subject": figure, "reason": "by a program"},
        headers={**headers, "accept": "application/json"},
    )
    assert sent.json()["judgement"]["coder"] == "coder"
    token = re.search(r'name="token" value="(\w+)"', later)[1]
    assert team("omar").post("/en/account", do="revoke", token=token).status_code == 422
    assert program.get("/en/log.json", headers=headers).status_code == 200
    assert member.post("/en/account", do="revoke", token=token).status_code == 303
    assert program.get("/en/log.json", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("scope", "days"), [("all", "7"), ("", "7"), ("read", "0"), ("read", "9" * 4000), ("read", "x")]
)
def test_a_token_without_scope_or_end_is_refused(team, scope, days):
    member = team("coder")
    answer = member.post("/en/account", do="token", label="x", scope=scope, days=days)
    assert answer.status_code == 422
    assert team.book.tokens() == ()


def test_a_coder_takes_back_their_own_and_an_adjudicator_everyones(team):
    coder, omar, judge = team("coder"), team("omar"), team("adjudicator")
    name, figure = figure_of(coder)
    coder.judge(action="reject", subject=figure)
    (first,) = made(team)
    for subject in (first.id, first.id[:6]):
        for lang, said in (("en", "Only coder or an adjudicator"), ("ar", "محكّم")):
            refused = omar.post(f"/{lang}/judgements", action="undo", subject=subject, reason="no")
            assert refused.status_code == 403
            assert said in refused.text
    assert f'name="subject" value="{first.id}"' not in omar.get("/en/log").text
    assert len(made(team)) == 1
    assert judge.judge(action="undo", subject=first.id).status_code == 303
    undo = made(team)[-1]
    assert coder.judge(action="undo", subject=undo.id).status_code == 403, (
        "nor back what was taken back by others"
    )
    coder.judge(action="accept", subject=figure)
    assert coder.judge(action="undo", subject=made(team)[-1].id).status_code == 303
    assert name


def test_a_conflict_is_settled_by_an_adjudicator_and_holds(team):
    coder, omar, judge = team("coder"), team("omar"), team("adjudicator")
    name, figure = figure_of(coder)
    for member, value in ((coder, "30"), (omar, "31")):
        member.judge(action="correct", subject=figure, field="value", value=value)
    first = made(team)[0]
    page = f"/en/incidents/{name}"
    assert "/en/judgements/settled" not in coder.get(page).text
    assert f'name="upheld" value="{first.id}"' in judge.get(page).text
    settle = {"path": "/en/judgements/settled", "reason": "the list of names", "upheld": first.id}
    judge.judge(action="comment", subject=figure)
    assert judge.post(**{**settle, "upheld": made(team)[-1].id}).status_code == 422, "no word in a conflict"
    assert coder.post(**settle).status_code == 403
    assert judge.post(**settle, back=page).headers["location"].startswith(f"{page}?judged=")
    settled = made(team)[-1]
    assert (settled.coder, settled.value, settled.settles) == ("adjudicator", "30", True)
    for lang in LANGS:
        text = omar.get(f"/{lang}/incidents/{name}").text
        assert 'class="conflict"' not in text
        assert 'class="settled"' in text
    assert dict(judge.get(f"{page}.json").json()["toll"]["lines"])["wounded"]["best"] == 30
    again = {"action": "correct", "subject": figure, "field": "value", "value": "31"}
    refused = omar.judge(**again)
    assert refused.status_code == 403
    assert "adjudicator has settled" in refused.text
    assert omar.judge(action="comment", subject=figure).status_code == 303, "a word about it is free"
    assert judge.post(**settle).status_code == 422, "settled already"
    judge.judge(action="undo", subject=settled.id)
    assert 'class="conflict"' in omar.get(page).text
    assert omar.judge(action="correct", subject=figure, field="value", value="32").status_code == 303


def test_a_conflict_over_one_incident_or_two_is_settled(team):
    coder, omar, judge = team("coder"), team("omar"), team("adjudicator")
    rows = coder.get("/en/incidents.json?sort=reports").json()
    one, *_ = [row["id"] for row in rows]
    members = coder.get(f"/en/incidents/{one}.json").json()["incident"]["members"]
    coder.judge(action="split", subject=one, member=members[-1])
    omar.judge(action="merge", subject=members[0], others=members[-1])
    split, merge = made(team)
    text = judge.get(f"/en/incidents/{one}").text
    other = re.search(r'name="other" value="(\d+)"', text)[1]
    answer = judge.post("/en/judgements/settled", upheld=split.id, other=other, reason="two streets")
    assert answer.status_code == 303
    settled = made(team)[-1]
    assert {settled.subject, *settled.others} == {members[0], members[-1]}
    assert omar.judge(action="merge", subject=members[0], others=members[-1]).status_code == 403
    for upheld, wrong in ((split.id, "99"), (split.id, "x"), (settled.id, "0"), ("zzz", "0")):
        assert judge.post("/en/judgements/settled", upheld=upheld, other=wrong, reason="x").status_code == 422
    assert merge


def test_a_store_with_judgements_of_a_name_keeps_them_when_the_account_goes(team):
    coder, admin = team("coder"), team("admin")
    _, figure = figure_of(coder)
    coder.judge(action="reject", subject=figure)
    admin.post("/en/accounts", do="disable", name="coder")
    assert [row["coder"] for row in admin.get("/en/log.json").json()] == ["coder"]


def test_no_answer_holds_a_hash_or_a_secret(team):
    admin = team("admin")
    team.book.make_token("omar", "x", TokenScope.READ)
    session = admin.client.cookies["__Host-hasila"]
    for path in ("accounts", "account", "log", "log.json", "log.jsonl", "incidents.json"):
        text = admin.get(f"/en/{path}").text
        assert "argon2" not in text
        assert session not in text
        assert not any(token.key in text for token in team.book.tokens())
