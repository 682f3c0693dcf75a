"""What is drawn of a toll: sums taken apart, and the toll as it stood, point by point."""

import pytest

from hasila.model import (
    CasualtyFigure,
    Evidence,
    FigureRole,
    FigureUse,
    Moment,
    Outcome,
    Policy,
    Qualifier,
    Span,
    Toll,
)
from hasila.web.charts import drawn_sum, timelines


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        (
            "9 = 6 victims (5 civilians + 1 member of security forces) + 3 attackers",
            9,
            [(6, "victims (5 civilians + 1 member of security forces)"), (3, "attackers")],
        ),
        ("5 = 4 (PK) + 1 (IN)", 5, [(4, "(PK)"), (1, "(IN)")]),
        ("11 = 10 + 1 other", 11, [(10, ""), (1, "other")]),
        ("9 = 6 من الضحايا + 3 من المهاجمين", 9, [(6, "من الضحايا"), (3, "من المهاجمين")]),
    ],
)
def test_a_sum_is_taken_apart(text, total, parts):
    drawn = drawn_sum(text)
    assert drawn.total == total
    assert [(part.number, part.label) for part in drawn.parts] == parts
    assert sum(part.width for part in drawn.parts) == pytest.approx(1, abs=0.001)
    assert drawn.parts[0].start == 0


@pytest.mark.parametrize("text", ["", "nine", "9", "9 = some", "9 = 9 killed"])
def test_what_is_no_sum_is_not_drawn(text):
    assert drawn_sum(text) is None


def figure(name, value):
    span = Span(start=0, end=1, quote="x")
    return CasualtyFigure(
        id=name,
        report=f"r-{name}",
        span=span,
        outcome=Outcome.KILLED,
        value=value,
        qualifier=Qualifier.EXACT,
        evidence=Evidence(sentence=span, rule="test"),
    )


def moment(name, said, low, best, high):
    return Moment(said=said, report=f"r-{name}", figure=name, line="killed", low=low, best=best, high=high)


def test_the_toll_rises_from_left_to_right_and_each_figure_keeps_its_place():
    toll = Toll(
        incident="i",
        policy=Policy.CONSISTENT,
        uses=tuple(
            FigureUse(figure=n, role=FigureRole(role), reason="")
            for n, role in (("a", "superseded"), ("b", "agrees"))
        ),
        series=(moment("a", "2024-07-15", 4, 4, 4), moment("b", None, 4, 9, None)),
    )
    (drawn,) = timelines(toll, {"a": figure("a", 4), "b": figure("b", 9)})
    first, second = drawn.dots
    assert (first.role, second.role) == ("superseded", "agrees")
    assert first.x < second.x
    assert first.y > second.y
    assert (first.label, second.label) == ("2024-07-15", "?")
    assert drawn.steps.count("M") == 1
    assert drawn.ticks[0][0] == 0


def test_one_figure_alone_is_no_development():
    toll = Toll(incident="i", policy=Policy.CONSISTENT, series=(moment("a", None, 4, 4, 4),))
    assert timelines(toll, {"a": figure("a", 4)}) == ()
