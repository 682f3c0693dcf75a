"""A judgement says neither too little nor too much, and a field only what it can hold."""

import pytest

from hasila.errors import HasilaError
from hasila.judgements import decide
from hasila.model import JudgementAction, Seen, SubjectKind


def seen(name, kind="figure"):
    return Seen(id=name, kind=SubjectKind(kind), report="r", start=0, end=1)


def make(action, *things, coder="sara", reason="read it", **more):
    return decide(
        JudgementAction(action),
        things[0].id,
        coder=coder,
        reason=reason,
        made="2024-08-01T22:30:00+00:00",
        seen=things,
        **more,
    )


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("figure", "value", "12"),
        ("figure", "nationality", ""),
        ("figure", "negated", "true"),
        ("claim", "stance", "blamed"),
        ("mention", "type", "ambush"),
        ("mention", "date", "2024-07-15/2024-07-16"),
        ("mention", "date", "2024-08-02"),
        ("mention", "date", "--08-15"),
        ("mention", "killed", "9"),
        ("mention", "killed_civilians", "5/6/?"),
        ("mention", "claimed_by", "islamic_state, taliban"),
    ],
)
def test_what_a_field_can_hold_is_taken(kind, field, value):
    assert make("correct", seen("a", kind), field=field, value=value).value == value


@pytest.mark.parametrize(
    ("kind", "field", "value", "said"),
    [
        ("figure", "value", "many", "a whole number"),
        ("figure", "value", "٣", "a whole number"),
        ("figure", "outcome", "dead", "one of killed, wounded"),
        ("figure", "nationality", "om", "two capital letters"),
        ("figure", "killed", "9", "no field of a figure; it has value"),
        ("claim", "value", "9", "no field of a claim"),
        ("mention", "date", "last week", "a date"),
        ("mention", "date", "2024-08-03", "a date that has come"),
        ("mention", "date", "2042", "a date that has come"),
        ("mention", "killed", "9/8/7", "rising order"),
        ("mention", "killed", "8-9", "low/best/high"),
        ("mention", "killed_or_wounded", "9", "no field of an incident"),
        ("mention", "place", "Muscat", "a place"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(kind, field, value, said):
    with pytest.raises(HasilaError, match=said):
        make("correct", seen("a", kind), field=field, value=value)


@pytest.mark.parametrize(
    ("action", "things", "more"),
    [
        ("merge", ("a",), {}),
        ("accept", ("a", "b"), {}),
        ("correct", ("a",), {}),
        ("correct", ("a",), {"field": "value"}),
        ("accept", ("a",), {"field": "value", "value": "3"}),
        ("accept", ("a",), {"reason": " "}),
        ("accept", ("a",), {"coder": ""}),
    ],
)
def test_too_little_or_too_much_is_refused(action, things, more):
    with pytest.raises(HasilaError):
        make(action, *map(seen, things), **more)


def test_words_that_are_no_text_are_refused():
    for more in ({"coder": "s\udcff"}, {"reason": "r\udcff"}):
        with pytest.raises(HasilaError, match="no text in UTF-8"):
            make("comment", seen("a"), **more)


@pytest.mark.parametrize("value", ["2024/2023", "2024-07-16/2024-07-15"])
def test_an_interval_that_ends_before_it_begins_is_refused(value):
    with pytest.raises(HasilaError, match="rising order"):
        make("correct", seen("a", "mention"), field="date", value=value)
