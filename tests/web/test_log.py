"""The log: who decided what, when and why; what is taken back stays."""

import csv
import io
import json
import re

import pytest

from hasila.model import Judgement, JudgementAction
from hasila.web.logbook import Asked, entries, left, on_shelf


def decision(number, coder, action, subject, **more):
    return Judgement(
        id=f"j{number}",
        action=JudgementAction(action),
        subject=subject,
        coder=coder,
        made=f"2024-07-15T00:00:{number:02}",
        **more,
    )


MADE = [
    decision(1, "sara", "reject", "x"),
    decision(2, "omar", "undo", "j1"),
    decision(3, "sara", "undo", "j2"),
    decision(4, "omar", "correct", "y", field="value", value="9"),
    decision(5, "omar", "undo", "j4"),
]


def test_the_newest_comes_first_and_what_was_taken_back_says_by_what():
    found = [(entry.judgement.id, entry.undone_by) for entry in entries(MADE)]
    assert found == [("j5", None), ("j4", "j5"), ("j3", None), ("j2", "j3"), ("j1", None)]


def test_filters_and_their_counts():
    some, facets = left(on_shelf(entries(MADE)), Asked(coder="omar", action="undo"))
    assert [entry.judgement.id for entry in some] == ["j5", "j2"]
    counts = {facet.name: dict(facet.values) for facet in facets}
    assert counts == {"coder": {"omar": 2, "sara": 1}, "action": {"undo": 2, "correct": 1}}


@pytest.fixture
def judged(desk):
    """A desk with judgements by two coders, one of them taken back."""
    rows = desk.get("/en/incidents.json?sort=reports").json()
    told = desk.get(f"/en/incidents/{rows[0]['id']}.json").json()
    figure = told["figures"][0]
    forms = [
        (
            "sara",
            {
                "action": "correct",
                "subject": figure["id"],
                "field": "value",
                "value": "11",
                "reason": "<b>list</b>",
            },
        ),
        (
            "omar",
            {"action": "correct", "subject": figure["id"], "field": "value", "value": "12", "reason": "=1+1"},
        ),
        (
            "omar",
            {
                "action": "correct",
                "subject": rows[0]["id"],
                "field": "place",
                "value": "Muscat",
                "reason": "\u202eso",
            },
        ),
    ]
    for coder, form in forms:
        desk.app.state.desk.coder = coder
        assert desk.post("/en/judgements", data=form).status_code == 303
    return desk, figure, rows[0]["id"]


def test_the_log_says_who_what_when_why_and_leads_there(judged):
    desk, figure, incident = judged
    for lang, place in (("en", "Muscat (OM)"), ("ar", "مسقط (OM)")):
        text = desk.get(f"/{lang}/log").text
        assert "&lt;b&gt;list&lt;/b&gt;" in text
        assert place in text
        assert f"#f-{figure['id']}" in text
        assert f'href="/{lang}/incidents/{incident}"' in text
        assert f"<bdi>{figure['value']}</bdi>" in text
        assert "\u202e" not in text
        assert 'class="conflict"' in text
        assert not re.search(r"<script(?! src=)|<b>| style=| on\w+=", text)
    assert '>0 <span class="dim">(0%)' in desk.get("/en/log").text
    (all_,) = desk.get("/en/agreement.json").json()
    assert (all_["field"], all_["coders"], all_["matters"], all_["agreed"]) == (
        "value",
        ["omar", "sara"],
        1,
        0,
    )
    assert (all_["kappa"], all_["alpha"]) == (0.0, 0.0)
    assert desk.get("/en/agreement.csv").text.count("omar; sara") == 1
    assert "12" not in [row["value"] for row in desk.get("/en/log.json?coder=sara").json()]


def test_what_coders_differ_on_is_shown_with_its_sentence_or_incident(judged):
    desk, figure, incident = judged
    text = desk.get("/en/log").text
    (matter,) = re.findall(r'<div class="matter">.*?</div>', text, re.DOTALL)
    assert figure["evidence"]["sentence"]["quote"][:20] in matter
    assert f"#f-{figure['id']}" in matter
    assert f'<h3><a href="/en/incidents/{incident}">' in matter
    for coder, action in (("sara", "accept"), ("omar", "reject")):
        desk.app.state.desk.coder = coder
        form = {"action": action, "subject": incident, "reason": "looked"}
        assert desk.post("/en/judgements", data=form).status_code == 303
    told = re.findall(r'<div class="matter">.*?</div>', desk.get("/en/log").text, re.DOTALL)
    assert len(told) == 2
    assert all(f'<h3><a href="/en/incidents/{incident}">' in part for part in told)


def test_an_entry_is_taken_back_from_the_log_and_the_undo_as_well(judged):
    desk, figure, _ = judged
    newest = next(row for row in desk.get("/en/log.json").json() if row["subject"] == figure["id"])
    for subject in (newest["id"], None):
        name = subject or desk.get("/en/log.json?action=undo").json()[0]["id"]
        text = desk.get("/en/log?coder=omar").text
        assert f'name="subject" value="{name}"' in text
        form = {"action": "undo", "subject": name, "reason": "a slip", "back": "/en/log?coder=omar"}
        answer = desk.post("/en/judgements", data=form)
        assert answer.headers["location"].startswith("/en/log?coder=omar&judged=")
    rows = {row["id"]: row for row in desk.get("/en/log.json").json()}
    assert len(rows) == 5
    assert rows[newest["id"]]["undone_by"] is None
    again = desk.get(answer.headers["location"]).text
    assert 'name="back" value="/en/log?coder=omar"' in again


def test_csv_json_and_lines_hold_every_judgement(judged):
    desk, _, incident = judged
    text = desk.get("/en/log.csv").text
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(io.StringIO(text[1:])))
    rows = desk.get("/en/log.json").json()
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert (
        next(row for row in table if row["coder"] == "omar" and row["field"] == "value")["reason"] == "'=1+1"
    )
    assert {row["kind"] for row in rows} == {"figure", "mention"}
    assert next(row for row in rows if row["subject"] == incident)["before"]
    lines = [Judgement(**json.loads(line)) for line in desk.get("/ar/log.jsonl").text.splitlines()]
    assert tuple(lines) == desk.app.state.desk.store.judgements()


def test_an_empty_log_says_where_to_begin(page):
    assert "No decision yet" in page.get("/en/log").text
    assert page.get("/en/log.json").json() == []
    assert page.get("/en/log.csv").text.strip("\ufeff\r\n") == "id"
    assert page.get("/en/log?page=99&coder=nobody").status_code == 200
