"""The review: what needs a coder first comes first, and all of it works without a script."""

import re

import pytest

from hasila.model import Card, Grade, Policy, Range
from hasila.web.queue import beside, queue, requeued


def card(name, low=None, high=None, **more):
    lines = (("killed", Range(low=low, best=low, high=high)),) if low is not None else ()
    return Card(incident=name, policy=Policy.CONSISTENT, lines=lines, **more)


def names(waiting):
    return "".join(item.card.incident for item in waiting)


def test_the_queue_is_ordered_by_need():
    cards = [
        card("a", judged=True),
        card("b"),
        card("c", 3, 9, judged=True),
        card("d", 3, 30, judged=True),
        card("e", grade=Grade.WEAK),
        card("f", grade=Grade.CONTESTED),
        card("g", unresolved=True),
        card("h", judged=True),
        card("i", status="accept", judged=True, changed=True),
    ]
    waiting = tuple(queue(cards, {"h"}))
    assert names(waiting) == "ihgfedcba"
    assert waiting[0].needs == ("changed",)
    assert waiting[4].needs == ("weak", "unjudged")


def test_what_was_decided_leaves_the_queue_unless_coders_differ():
    cards = [card("a", status="accept", judged=True), card("b", status="reject", judged=True), card("c")]
    alone = queue(cards)
    assert names(alone) == "c"
    assert names(queue(cards, {"b"})) == "bc"
    assert names(requeued(alone, {"b": cards[1], "c": None}, {"b"})) == "b"


def test_one_walks_through_the_queue_in_both_directions():
    waiting = tuple(queue([card(name, first=day) for name, day in zip("abc", "321", strict=True)]))
    assert beside(waiting, "b") == ("a", "c", 2)
    assert beside(waiting, "a") == (None, "b", 1)
    assert beside(waiting, "gone") == (None, "a", None)
    assert beside((), "gone") == (None, None, None)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_review_shows_the_first_with_its_sentences_and_forms(page, lang):
    first = page.get(f"/{lang}/review.json").json()[0]["incident"]
    text = page.get(f"/{lang}/review").text
    assert f'data-at="{first}"' in text
    told = page.get(f"/en/incidents/{first}.json").json()
    for figure in told["figures"]:
        assert f'id="j-{figure["id"]}"' in text
        assert f'value="/{lang}/review?at={first}#f-{figure["id"]}"' in text
    for action in ("accept", "reject", "correct", "merge", "comment"):
        assert f'name="action" value="{action}"' in text
    assert not re.search(r"<script(?! src=)| style=| on\w+=", text)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_every_key_has_its_word_and_no_two_are_one(page):
    text = page.get("/en/review").text
    keys = re.findall(r'data-default="(.)"', text)
    assert sorted(keys) == sorted("jknpaxcmsu/?")


def test_next_and_before_lead_through_all_that_wait(page):
    address, seen = "/en/review", []
    while address:
        text = page.get(address).text
        seen += re.findall(r'data-at="(\w+)"', text)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        address = found and found[1].replace("&amp;", "&")
    assert seen == [row["incident"] for row in page.get("/en/review.json").json()]


def test_the_filters_of_the_list_leave_their_part_of_the_queue(page):
    whole = page.get("/en/review.json").json()
    some = page.get("/en/review.json?country=IQ&since=2016").json()
    assert some
    assert some == [row for row in whole if row["country"] == "IQ" and (row["date"] or "")[:4] >= "2016"]
    text = page.get("/en/review?country=IQ&since=2016").text
    assert f'<span class="count">{len(some)}</span>' in text
    assert '<input type="hidden" name="country" value="IQ">' in text
    assert 'href="?since=2016"' in text
    assert f"/en/review?at={some[0]['incident']}&amp;country=IQ&amp;since=2016" in text
    assert "Review these" in page.get("/en/incidents?country=IQ").text
    assert page.get("/en/review.json?country=nowhere").status_code == 400
    assert page.get("/en/review?country=nowhere").status_code == 400


def test_a_search_keeps_its_words_and_what_is_not_there_is_said(page):
    text = page.get("/en/review?q=بغداد").text
    assert 'value="بغداد"' in text
    assert page.get("/en/review?q=<script>zz").text.count("<script>zz") == 0
    assert "No incident fits" in page.get("/en/review?q=zzzz").text
    assert page.get("/ar/review?at=nothing").status_code == 404


def test_an_incident_is_accepted_and_taken_back_through_the_forms(desk):
    first = desk.get("/en/review.json").json()[0]["incident"]
    here = f"/en/review?at={first}"
    form = {"action": "accept", "subject": first, "reason": "three lists agree", "back": here}
    answer = desk.post("/en/judgements", data=form)
    assert answer.headers["location"].startswith(f"{here}&judged=")
    assert first not in [row["incident"] for row in desk.get("/en/review.json").json()]
    text = desk.get(answer.headers["location"]).text
    assert f'data-at="{first}"' in text
    undo = text.split('id="undo-last"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo))
    assert desk.post("/en/judgements", data=fields).status_code == 303
    assert desk.get("/en/review.json").json()[0]["incident"] == first
    assert 'id="undo-last"' not in desk.get("/en/review").text


def test_where_coders_differ_the_incident_comes_first(desk):
    *_, last = desk.get("/en/review.json").json()
    told = desk.get(f"/en/incidents/{last['incident']}.json").json()
    subject = told["figures"][0]["id"] if told["figures"] else last["incident"]
    for coder, action in (("sara", "accept"), ("omar", "reject")):
        desk.app.state.desk.coder = coder
        desk.post("/en/judgements", data={"action": action, "subject": subject, "reason": "so"})
    rows = desk.get("/en/review.json").json()
    assert rows[0]["incident"] == last["incident"]
    assert "disputed" in rows[0]["needs"]
    assert 'class="conflict"' in desk.get("/ar/review").text


def test_when_nothing_waits_it_is_said(desk):
    desk.app.state.desk.stock.queue = lambda: queue(())
    assert "Nothing waits for you" in desk.get("/en/review").text
