"""A refusal is said in the language of the page, and names what is wrong and what would be right."""

import re

import pytest

from hasila.errors import HasilaError
from hasila.web.refusals import refusal
from hasila.web.words import messages

ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture
def first(desk):
    name = desk.get("/en/incidents.json?sort=reports&limit=1").json()[0]["id"]
    return desk.get(f"/en/incidents/{name}.json").json()


def refuse(desk, lang, **form):
    answer = desk.post(
        f"/{lang}/judgements", data={"reason": "x", **form}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 422
    return answer.json()["error"]


@pytest.mark.parametrize(
    ("of", "form", "named"),
    [
        ("figure", {"action": "correct", "field": "value", "value": "many"}, "many"),
        ("figure", {"action": "correct", "field": "outcome", "value": "hurt"}, "killed_or_wounded"),
        ("figure", {"action": "correct", "field": "type", "value": "x"}, "nationality"),
        ("incident", {"action": "correct", "field": "date", "value": "2024-13"}, "2024-07-15"),
        ("incident", {"action": "correct", "field": "killed", "value": "9/8/7"}, "8/9/12"),
        ("incident", {"action": "correct", "field": "place", "value": "Nowhereville"}, "Nowhereville"),
        ("incident", {"action": "correct", "field": "place", "value": "X, OM, 99, 0"}, "-90"),
        (
            "incident",
            {"action": "correct", "field": "perpetrators", "value": "islamic_stat"},
            "islamic_state",
        ),
        ("incident", {"action": "correct", "field": "perpetrators", "value": "zzzzzz"}, "zzzzzz"),
        ("incident", {"action": "merge", "others": "nothing"}, "nothing"),
        ("incident", {"action": "merge"}, ""),
    ],
)
def test_a_refusal_is_in_the_language_of_the_page(desk, first, of, form, named):
    subject = first["incident"]["id"] if of == "incident" else first["figures"][0]["id"]
    arabic, english = (refuse(desk, lang, subject=subject, **form) for lang in ("ar", "en"))
    assert ARABIC.search(arabic)
    assert not ARABIC.search(english)
    assert named in arabic
    assert named in english


def test_what_was_said_already_is_said(desk, first):
    form = {"action": "accept", "subject": first["incident"]["id"], "reason": "x"}
    assert desk.post("/ar/judgements", data=form).status_code == 303
    assert "سبق أن قرّر" in refuse(desk, "ar", **form)


def test_every_key_that_is_raised_has_its_phrase():
    keys = {key.partition(".")[2] for key in messages() if key.startswith("refused.")}
    assert {"value", "no_field", "no_id", "no_place"} <= keys
    assert refusal("ar", HasilaError("as it is")) == "as it is"
    assert refusal("ar", HasilaError("as it is", "unheard-of")) == "as it is"


def test_a_ruling_reads_well_in_arabic(desk, first):
    form = {"subject": first["figures"][0]["id"], "field": "value", "value": "11", "reason": "x"}
    assert desk.post("/ar/judgements", data={"action": "correct", **form}).status_code == 303
    text = desk.get(f"/ar/incidents/{first['incident']['id']}").text
    assert "العدد: \u206811\u2069 بقرار من \u2068sara\u2069" in text
