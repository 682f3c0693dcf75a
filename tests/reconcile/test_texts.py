"""Tolls of composed texts, read, linked and settled: what only texts bring together."""

from hasila import read_text
from hasila.link import link
from hasila.reconcile import reconcile

_STRIKE = "غارة إسرائيلية على مدرسة النور في حي الدرج بغزة يوم 10 آب 2024"


def told(*texts):
    """The one incident of the texts, each with the day it was published on, and its toll."""
    readings = {str(n): read_text(str(n), text, day) for n, (day, text) in enumerate(texts)}
    mentions = [mention for reading in readings.values() for mention in reading.mentions]
    (incident,) = link(mentions, readings).incidents
    return reconcile(incident, readings, {mention.id: mention for mention in mentions})


def test_fighters_that_only_who_struck_counts_are_among_all_whom_others_count():
    toll = told(
        ("2024-08-10", f"أعلن الدفاع المدني أن ما بين 90 و100 شخص قتلوا في {_STRIKE}."),
        ("2024-10-07", f"استشهد أكثر من 100 مواطن وأصيب 150 في {_STRIKE}."),
        ("2024-08-11", f"أكثر من 100 شهيد في {_STRIKE}، بحسب المكتب الإعلامي الحكومي."),
        (
            "2024-08-12",
            f"أعلن الجيش الإسرائيلي أن 31 مقاتلا من حماس قتلوا في {_STRIKE}، شنها الجيش الإسرائيلي.",
        ),
    )
    assert toll.line("killed").best == 100
    assert not any("31" in total for total in toll.sums)


def test_fighters_that_nobody_else_counts_are_the_toll():
    toll = told(
        (
            "2024-08-12",
            f"أعلن الجيش الإسرائيلي أن 31 مقاتلا من حماس قتلوا في {_STRIKE}، شنها الجيش الإسرائيلي.",
        )
    )
    assert toll.line("killed").best == 31
