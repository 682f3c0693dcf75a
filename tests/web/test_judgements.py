"""Judging on the page: nothing is overwritten, what is refused changes nothing, and nothing typed acts."""

import re
import shutil
import threading

import pytest
from fastapi.testclient import TestClient

from hasila.judgements import shared
from hasila.model import Judgement, JudgementAction
from hasila.store import open_store
from hasila.web import create_app
from hasila.web.judging import safe_address, told

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egpj.exe\u202d \u2066hidden",
    "javascript:alert(1)",
    "</textarea></form><a href=//evil.example>",
)


@pytest.fixture
def case(desk):
    """An incident with several figures, as the page tells it in JSON."""
    rows = desk.get("/en/incidents.json?sort=reports").json()
    name = next(row["id"] for row in rows if row["toll"].get("wounded") and len(row["reports"]) > 1)
    return desk.get(f"/en/incidents/{name}.json").json()


def figure_of(case, outcome="wounded"):
    used = {use["figure"]: use["role"] for use in case["toll"]["uses"]}
    return next(f for f in case["figures"] if f["outcome"] == outcome and used[f["id"]] == "agrees")


def toll(desk, case, line="wounded"):
    told_ = desk.get(f"/en/incidents/{case['incident']['id']}.json").json()
    return dict(told_["toll"]["lines"]).get(line, {}).get("best")


def post(desk, lang="en", **form):
    return desk.post(f"/{lang}/judgements", data={"reason": "read the page", **form})


def made(desk):
    return desk.app.state.desk.store.judgements()


def test_a_whole_correction_with_undo(desk, case):
    name, figure = case["incident"]["id"], figure_of(case)
    before = toll(desk, case)
    back = f"/ar/incidents/{name}#f-{figure['id']}"
    page = desk.get(f"/ar/incidents/{name}").text
    assert f'<input type="hidden" name="back" value="{back}">' in page
    answer = post(
        desk, "ar", action="correct", subject=figure["id"], field="value", value=str(before + 2), back=back
    )
    (judgement,) = made(desk)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/ar/incidents/{name}?judged={judgement.id}#f-{figure['id']}"
    assert (judgement.coder, judgement.reason) == ("sara", "read the page")
    assert toll(desk, case) == before + 2
    after = desk.get(answer.headers["location"]).text
    assert f'name="subject" value="{judgement.id}"' in after
    undone = post(desk, "ar", action="undo", subject=judgement.id, back=back)
    assert undone.status_code == 303
    assert toll(desk, case) == before
    assert [item.action.value for item in made(desk)] == ["correct", "undo"]


@pytest.mark.parametrize(
    "form",
    [
        {"action": "correct", "field": "value", "value": "many"},
        {"action": "correct", "field": "", "value": "3"},
        {"action": "correct", "field": "colour", "value": "red"},
        {"action": "reject", "reason": " "},
        {"action": "approve"},
        {"action": ""},
        {"action": "reject", "subject": "zzz"},
        {"action": "reject", "subject": ""},
        {"action": "undo"},
        {"action": "merge", "others": "nothing"},
        {"action": "split", "member": "nothing"},
        {"action": "comment", "reason": "x" * 2001},
    ],
    ids=str,
)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_refusal_appends_nothing_and_keeps_what_was_typed(desk, case, form, lang):
    figure = figure_of(case)
    back = f"/{lang}/incidents/{case['incident']['id']}"
    answer = post(desk, lang, **{"subject": figure["id"], "back": back, "reason": "why <so>", **form})
    assert answer.status_code == 422
    assert made(desk) == ()
    assert f'<a href="{back}">' in answer.text
    if form.get("reason") is None:
        assert 'value="why &lt;so&gt;"' in answer.text
    if form.get("value"):
        assert f'value="{form["value"]}"' in answer.text
    if not {"subject", "reason"} & form.keys() and form["action"] in ("correct", "reject"):
        assert figure["evidence"]["sentence"]["quote"][:20] in answer.text


def test_what_a_decision_does_not_take_is_left_out(desk, case):
    figure = figure_of(case)
    post(desk, action="accept", subject=figure["id"], field="value", value="3", others="x", member="y")
    (judgement,) = made(desk)
    assert (judgement.field, judgement.value, judgement.others) == (None, None, ())


def test_a_member_is_split_off_and_merged_again(desk, case):
    name, *others = case["incident"]["members"]
    post(desk, action="split", subject=name, member=others[0])
    assert desk.get(f"/en/incidents/{others[0]}").headers.get("location") != f"/en/incidents/{name}"
    assert set(made(desk)[0].others) == {*case["incident"]["members"]} - {others[0]}
    address = f"http://127.0.0.1:8765/en/incidents/{others[0]}?policy=gtd#toll"
    assert post(desk, action="merge", subject=name, others=address).status_code == 303
    assert desk.get(f"/en/incidents/{others[0]}").headers["location"] == f"/en/incidents/{name}"


def test_a_program_is_answered_in_json(desk, case):
    figure = figure_of(case)
    form = {"action": "reject", "subject": figure["id"], "reason": "counts the hurt"}
    headers = {"accept": "application/json"}
    told_ = desk.post("/ar/judgements", data=form, headers=headers).json()
    assert told_["id"] == made(desk)[0].id
    assert told_["said"]
    refused = desk.post("/ar/judgements", data={**form, "reason": ""}, headers=headers)
    assert (refused.status_code, set(refused.json())) == (422, {"error"})


@pytest.mark.parametrize("words", NASTY)
def test_what_is_typed_stays_text(desk, case, words):
    figure = figure_of(case)
    name = case["incident"]["id"]
    post(desk, action="comment", subject=figure["id"], reason=words)
    assert made(desk)[0].reason == words
    refused = post(desk, action="correct", subject=words, field=words, value=words, reason=words, back=words)
    for text in (desk.get(f"/en/incidents/{name}").text, refused.text):
        assert not re.search(r"<script(?! src=\"/static/)|<img|<a href=//| onfocus='alert", text)
        assert "\u202e" not in re.sub(r'="[^"]*"', "", text)
        assert ">49<" not in text


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/en//evil.example",
        "/en/x\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/static/hasila.css",
        "",
        "/en/\u202e",
    ],
)
def test_one_is_led_back_to_our_own_pages_only(desk, case, address):
    assert safe_address(address, "ar") == "/ar/incidents"
    answer = post(desk, action="comment", subject=case["incident"]["id"], back=address)
    assert answer.headers["location"].startswith("/en/incidents?judged=")


def test_the_newest_judgement_alone_is_said():
    assert told("/en/review?at=3&judged=a#f-1", "b") == "/en/review?at=3&judged=b#f-1"


def test_another_site_cannot_judge(desk, case):
    form = {"action": "reject", "subject": case["incident"]["id"], "reason": "x"}
    assert (
        desk.post("/en/judgements", data=form, headers={"origin": "https://evil.example"}).status_code == 403
    )
    assert made(desk) == ()


def test_two_coders_who_differ_are_shown_and_neither_is_overwritten(desk, case):
    figure, name = figure_of(case), case["incident"]["id"]
    home = desk.app.state.desk
    post(desk, action="correct", subject=figure["id"], field="value", value="30")
    home.coder = "omar"
    post(desk, action="correct", subject=figure["id"], field="value", value="31", reason="the <list>")
    for lang in ("en", "ar"):
        text = desk.get(f"/{lang}/incidents/{name}").text
        assert 'class="conflict"' in text
        conflict = text.split('class="conflict"')[1].split("</p>")[0]
        assert "sara" in conflict
        assert "omar" in conflict
        assert "30" in conflict
        assert "31" in conflict
        assert "the &lt;list&gt;" in conflict
    home.coder = "sara"
    post(desk, action="correct", subject=figure["id"], field="value", value="31")
    assert 'class="conflict"' not in desk.get(f"/en/incidents/{name}").text
    assert len(made(desk)) == 3


def test_two_at_once_lose_nothing(made_copy, case):
    clients = [
        TestClient(create_app(made_copy, coder=who), base_url="http://127.0.0.1", follow_redirects=False)
        for who in ("sara", "omar")
    ]
    figure = figure_of(case)
    for client in clients:  # forms are read by what is made at the first of them
        assert post(client, action="comment", subject=figure["id"], reason="").status_code == 422

    def judge(client, who):
        for n in range(4):
            answer = post(client, action="comment", subject=figure["id"], reason=f"{who} {n}")
            assert answer.status_code == 303

    threads = [threading.Thread(target=judge, args=pair) for pair in zip(clients, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for client in clients:
        client.app.state.desk.store.close()
    with open_store(made_copy) as store:
        assert {item.reason for item in store.judgements()} == {f"{w} {n}" for w in "ab" for n in range(4)}


@pytest.fixture
def made_copy(made, tmp_path):
    return shutil.copy(made, tmp_path / "both.db")


def decision(number, coder, action, subject, **more):
    return Judgement(
        id=str(number),
        action=JudgementAction(action),
        subject=subject,
        coder=coder,
        made=f"2024-07-15T00:00:{number:02}",
        **more,
    )


def test_a_matter_is_what_two_coders_decided_on_and_their_latest_word_counts():
    decided = [
        decision(1, "a", "reject", "x"),
        decision(2, "b", "accept", "x"),
        decision(3, "a", "accept", "x"),
        decision(4, "a", "correct", "m1", field="killed", value="9"),
        decision(5, "b", "correct", "m2", field="killed", value="8"),
        decision(6, "a", "merge", "m1", others=("m3",)),
        decision(7, "b", "split", "m3", others=("m1",)),
        decision(8, "a", "comment", "y"),
        decision(9, "b", "comment", "y"),
        decision(10, "a", "reject", "z"),
    ]
    found = shared(decided, {"m1": "m1", "m2": "m1"})
    assert [(m.subject, m.field, m.agreed, [j.id for j in m.latest]) for m in found] == [
        ("x", "status", True, ["3", "2"]),
        ("m1", "killed", False, ["4", "5"]),
        ("m1", "one with m3", False, ["6", "7"]),
    ]
